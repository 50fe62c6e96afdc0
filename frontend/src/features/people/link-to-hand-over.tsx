import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

type LinkToHandOverProps = { fullName: string; url: string | undefined; onDone: () => void };

/** What follows an invitation: the mail on its way, or the link itself where no mail can carry it. */
export const LinkToHandOver = ({ fullName, url, onDone }: LinkToHandOverProps) => (
  <Stack>
    {url === undefined ? (
      <Alert color="green" role="status" title="The mail is on its way">
        {fullName} gets a link that sets a password, once, within 72 hours.
      </Alert>
    ) : (
      <>
        <Alert color="yellow" role="status" title="Give this link to them yourself">
          No mail server is set, so nobody else sends it. It sets {fullName}’s password, once, within 72 hours. It is shown only now.
        </Alert>
        <Code block aria-label="Link to set the password" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {url}
        </Code>
        <Group>
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                onClick={copy}
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              >
                {copied ? 'Copied' : 'Copy the link'}
              </Button>
            )}
          </CopyButton>
        </Group>
        <Text size="sm" c="dimmed">
          Whoever has the link can set the password: send it to nobody else.
        </Text>
      </>
    )}
    <Group justify="flex-end">
      <Button onClick={onDone}>Done</Button>
    </Group>
  </Stack>
);
