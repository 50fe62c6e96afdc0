import { Alert, Button, CopyButton, Group, List, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';

type RecoveryCodesProps = { codes: readonly string[]; onDone: () => void };

/** Recovery codes, this once. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const text = codes.join('\n');
  return (
    <Stack>
      <Alert color="yellow" title="Keep these codes where your telephone is not">
        Each signs you in once, in place of a code of the app. They are shown only now.
      </Alert>
      <List listStyleType="none" aria-label="Recovery codes" ff="monospace" fz="lg" spacing={4}>
        {codes.map((code) => (
          <List.Item key={code}>{code}</List.Item>
        ))}
      </List>
      <Group>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {copied ? 'Copied' : 'Copy all'}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="flightline-recovery-codes.txt"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Save as a file
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        New codes can be made on your profile at any time; they end these.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onDone}>I have kept them</Button>
      </Group>
    </Stack>
  );
}
