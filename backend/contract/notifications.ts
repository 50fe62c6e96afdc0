import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { id, idParams, instant, pageOf, pageQuery, queryBoolean, version } from './primitives.ts';

/** What a person was told. `link` is a path of the app. */
export const notification = z
  .object({
    id,
    topic: z.string(),
    title: z.string(),
    body: z.string(),
    link: z.string().nullable(),
    readAt: instant.nullable(),
    createdAt: instant,
    version,
    can: z.object({ read: z.boolean() }),
  })
  .meta({ id: 'Notification' });
export type Notification = z.output<typeof notification>;

export const listNotifications = endpoint({
  method: 'get',
  path: '/notifications',
  summary: 'One’s own inbox, newest first, with how many are unread',
  access: 'signed-in',
  query: pageQuery.extend({ unread: queryBoolean.optional() }),
  response: pageOf(notification).extend({ unreadCount: z.int() }),
});

export const readNotification = endpoint({
  method: 'post',
  path: '/notifications/:id/read',
  summary: 'Marks a message of one’s own as read',
  access: 'signed-in',
  params: idParams,
  body: z.strictObject({}),
  response: notification,
});

export const readAllNotifications = endpoint({
  method: 'post',
  path: '/notifications/read-all',
  summary: 'Marks all of one’s own messages as read, and says how many there were',
  access: 'signed-in',
  body: z.strictObject({}),
  response: z.object({ read: z.int(), unreadCount: z.int() }),
});

/** What a live event may say has changed. It carries no data: the reader asks for what it shows. */
export const LIVE_TOPICS = ['calendar', 'courses', 'users', 'resources', 'notifications'] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** The data of each `change` event of the stream. The first event, `open`, asks a returning reader to load everything anew. */
export const liveEvent = z.object({ topics: z.array(z.enum(LIVE_TOPICS)) }).meta({ id: 'LiveEvent' });
export type LiveEvent = z.output<typeof liveEvent>;

export const watchEvents = endpoint({
  method: 'get',
  path: '/events',
  summary: 'Says what changed, as server-sent events, until the session ends',
  access: 'signed-in',
  stream: 'text/event-stream',
  errors: ['RATE_LIMITED'],
});
