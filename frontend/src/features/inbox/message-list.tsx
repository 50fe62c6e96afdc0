import type { notifications } from '@flightline/backend/contract';
import { Text, VisuallyHidden } from '@mantine/core';
import { Link } from 'react-router-dom';

import { useSchoolTime } from '../../lib/use-school-time.ts';
import classes from './inbox.module.css';

type Message = notifications.Notification;

/** Messages, newest first; each leads to what it is about. */
export function MessageList({ messages, onOpen }: { messages: readonly Message[]; onOpen: (message: Message) => void }) {
  const { age } = useSchoolTime();
  return (
    <ul className={classes['list']}>
      {messages.map((message) => (
        <li key={message.id}>
          <Link
            to={message.link ?? '/'}
            className={classes['message']}
            data-unread={message.readAt === null || undefined}
            onClick={() => onOpen(message)}
          >
            <Text span size="sm" fw={message.readAt === null ? 650 : 500} display="block">
              {message.readAt === null && <VisuallyHidden>Unread: </VisuallyHidden>}
              {message.title}
            </Text>
            <Text span size="sm" display="block">
              {message.body}
            </Text>
            <Text span size="xs" c="dimmed">
              {age(message.createdAt)}
            </Text>
          </Link>
        </li>
      ))}
    </ul>
  );
}
