import * as z from 'zod';

import type { Input, Result, sessions } from '#contract';
import { record } from '#src/database/scope.ts';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';
import { endSessions } from '#src/modules/users/index.ts';

import { deviceInWords } from './device-in-words.ts';
import { revokeSession } from './sessions.ts';

const cursorShape = z.tuple([z.uuid()]);

const alive = ({ tenantId, actor, now }: ActorScope) => ({ tenantId, userId: actor.userId, revokedAt: null, expiresAt: { gt: now } });

/** The devices one is signed in on. Ids tell the order of sign-ins, which using a device does not change. */
export async function listSessions(
  scope: ActorScope,
  { query: { limit, cursor } }: Input<typeof sessions.listSessions>,
): Promise<Result<typeof sessions.listSessions>> {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
  const rows = await scope.tx.session.findMany({
    where: { ...alive(scope), ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: { id: true, userAgent: true, ip: true, createdAt: true, rotatedAt: true },
  });
  const { items, nextCursor } = page(rows, limit, ({ id }) => encodeCursor([id]));
  const shown = items.map(({ userAgent, rotatedAt, ...session }) => ({
    ...session,
    device: deviceInWords(userAgent),
    lastUsedAt: rotatedAt,
    current: session.id === scope.actor.sessionId,
  }));
  return { items: shown, nextCursor };
}

/** Signs one of one's own devices out, this one too where asked. Throws NOT_FOUND for anyone else's, and for one that is over. */
export async function endSession(scope: ActorScope, { params: { id } }: Input<typeof sessions.endSession>): Promise<undefined> {
  const { userId, fullName } = scope.actor;
  const found = await scope.tx.session.findFirst({ where: { ...alive(scope), id }, select: { id: true } });
  if (!found) throw notFound('Session');
  const reason = 'Signed out from the list of devices';
  await revokeSession(scope, { sessionId: id, user: { id: userId, fullName }, action: 'user.session_revoke', reason });
}

/** Signs all of one's own devices out but the one that asks. */
export async function endOtherSessions(scope: ActorScope): Promise<undefined> {
  const { userId, sessionId } = scope.actor;
  const ended = await endSessions(scope, { userId, except: sessionId });
  if (ended === 0) return;
  const after = { ended, reason: 'Signed out of all other devices' };
  record(scope, { action: 'user.session_revoke', resourceType: 'user', resourceId: userId, after });
}
