import type { notifications } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';

export const NOTIFICATION_SELECT = {
  id: true,
  topic: true,
  title: true,
  body: true,
  link: true,
  readAt: true,
  createdAt: true,
} as const satisfies Prisma.NotificationSelect;

export type NotificationRow = Prisma.NotificationGetPayload<{ select: typeof NOTIFICATION_SELECT }>;

/** A message as its reader sees it. It changes once in its life, when it is read: that is its second version. */
export const presentNotification = (row: NotificationRow): notifications.Notification => ({
  ...row,
  version: row.readAt === null ? 1 : 2,
  can: { read: row.readAt === null },
});
