import type { Input, notifications, Result } from '#contract';
import { announce } from '#src/database/scope.ts';
import { assertVersion, notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { countUnread } from './list-notifications.ts';
import { NOTIFICATION_SELECT, presentNotification } from './presenter.ts';

/** Marks a message of one's own as read; the moment it was first read stays. Throws NOT_FOUND for anyone else's. */
export async function readNotification(
  scope: ActorScope,
  { params: { id } }: Input<typeof notifications.readNotification>,
): Promise<notifications.Notification> {
  const { tx, tenantId, actor, now, expectedVersion } = scope;
  const where = { tenantId_id: { tenantId, id }, userId: actor.userId };
  const found = await tx.notification.findUnique({ where, select: NOTIFICATION_SELECT });
  if (!found) throw notFound('Message');
  assertVersion(expectedVersion, presentNotification(found).version);
  const { count } = await tx.notification.updateMany({ where: { tenantId, id, readAt: null }, data: { readAt: now } });
  if (count > 0) announce(scope, `notifications:${actor.userId}`);
  return presentNotification(await tx.notification.findUniqueOrThrow({ where, select: NOTIFICATION_SELECT }));
}

/** Marks all of one's own messages as read. */
export async function readAllNotifications(scope: ActorScope): Promise<Result<typeof notifications.readAllNotifications>> {
  const { tx, tenantId, actor, now } = scope;
  const { count } = await tx.notification.updateMany({ where: { tenantId, userId: actor.userId, readAt: null }, data: { readAt: now } });
  if (count > 0) announce(scope, `notifications:${actor.userId}`);
  return { read: count, unreadCount: await countUnread(scope) };
}
