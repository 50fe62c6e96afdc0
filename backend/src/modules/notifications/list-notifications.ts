import * as z from 'zod';

import type { Input, notifications, Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { NOTIFICATION_SELECT, presentNotification } from './presenter.ts';

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

/** One's own inbox, newest first, with how many messages in all of it are unread. */
export async function listNotifications(
  scope: ActorScope,
  { query }: Input<typeof notifications.listNotifications>,
): Promise<Result<typeof notifications.listNotifications>> {
  const { tx, tenantId, actor } = scope;
  const own = { tenantId, userId: actor.userId };
  const rows = await tx.notification.findMany({
    where: { AND: [own, query.unread ? { readAt: query.unread === 'true' ? null : { not: null } } : {}, before(query.cursor)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
    select: NOTIFICATION_SELECT,
  });
  const { items, nextCursor } = page(rows, query.limit, ({ createdAt, id }) => encodeCursor([createdAt.toISOString(), id]));
  return { items: items.map(presentNotification), nextCursor, unreadCount: await countUnread(scope) };
}

/** How many messages of one's own are unread. */
export const countUnread = ({ tx, tenantId, actor }: ActorScope): Promise<number> =>
  tx.notification.count({ where: { tenantId, userId: actor.userId, readAt: null } });

function before(cursor: string | undefined): Prisma.NotificationWhereInput {
  if (cursor === undefined) return {};
  const [createdAt, id] = decodeCursor(cursor, cursorShape);
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}
