import { ActionIcon, Button, Group, Indicator, Popover, ScrollArea, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';

import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useInbox, useMarkRead } from './api.ts';
import { MessageList } from './message-list.tsx';

/** The bell: how many messages are unread, and the latest of them. */
export function InboxButton() {
  const [opened, { toggle, close }] = useDisclosure(false);
  const { data, error, refetch } = useInbox();
  const markRead = useMarkRead();
  const unread = data?.unreadCount ?? 0;
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} position="bottom-end" width={380} shadow="md" trapFocus>
      <Indicator label={unread > 99 ? '99+' : unread} size={18} offset={6} color="red.8" disabled={unread === 0}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={unread === 0 ? 'Messages' : `Messages, ${unread} unread`}
            onClick={toggle}
          >
            <IconBell size={20} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p={0} maw="calc(100vw - 24px)" aria-label="Messages">
        <Group justify="space-between" px="md" py="sm">
          <Title order={2} size="h4">
            Messages
          </Title>
          {unread > 0 && (
            <Button size="compact-sm" variant="subtle" loading={markRead.isPending} onClick={() => markRead.mutate({})}>
              Mark all as read
            </Button>
          )}
        </Group>
        {error && !data && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {data?.items.length === 0 && (
          <Text size="sm" c="dimmed" px="md" pb="md">
            Nothing yet. What happens to your bookings is told here.
          </Text>
        )}
        {data && data.items.length > 0 && (
          <ScrollArea.Autosize mah={420}>
            <MessageList
              messages={data.items}
              onOpen={({ id, readAt }) => {
                if (readAt === null) markRead.mutate({ id });
                close();
              }}
            />
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
