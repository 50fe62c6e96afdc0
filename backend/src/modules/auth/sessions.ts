import { v7 as uuidv7 } from 'uuid';

import type { identity } from '#contract';
import { announce, record, type Scope } from '#src/database/scope.ts';
import type { RequestContext } from '#src/http/context.ts';
import { presentSchool, type SchoolRow } from '#src/modules/tenants/index.ts';
import { presentUser, type UserRow } from '#src/modules/users/index.ts';

import { ACCESS_TOKEN_SECONDS, signAccessToken } from './access-tokens.ts';
import { LONGEST_SESSION_SECONDS, refreshToken, SESSION_SECONDS } from './refresh-tokens.ts';

/** A session that may be handed to its owner. */
export type OpenSession = { user: UserRow; school: SchoolRow; session: { id: string; generation: number }; mustSetUp: boolean };

/** Until when a session lasts that is used now. */
export const expiryFrom = (now: Date): Date => new Date(now.getTime() + SESSION_SECONDS * 1_000);

/** Sessions that began before this are over, however often they were used. */
export const oldestBeginning = (now: Date): Date => new Date(now.getTime() - LONGEST_SESSION_SECONDS * 1_000);

/** Makes a session for a person who proved who they are. */
export async function startSession(
  { tx, tenantId, now, ip }: Scope,
  userId: string,
  userAgent: string | null,
): Promise<OpenSession['session']> {
  return tx.session.create({
    data: {
      tenantId,
      id: uuidv7(),
      userId,
      rotatedAt: now,
      expiresAt: expiryFrom(now),
      authenticatedAt: now,
      createdAt: now,
      userAgent,
      ip,
    },
    select: { id: true, generation: true },
  });
}

type Revoked = { sessionId: string; user: { id: string; fullName: string }; action: string; reason?: string };

/** Ends one session, all generations of its refresh token included, with its audit row. */
export async function revokeSession(scope: Scope, { sessionId, user, action, reason }: Revoked): Promise<void> {
  const { tx, tenantId, now } = scope;
  const ended = await tx.session.updateMany({ where: { tenantId, id: sessionId, revokedAt: null }, data: { revokedAt: now } });
  if (ended.count === 0) return;
  record(scope, {
    action,
    resourceType: 'user',
    resourceId: user.id,
    after: { sessionId, ...(reason && { reason }) },
    actor: { userId: user.id, name: user.fullName },
  });
  announce(scope, 'users');
}

/** Gives the browser its session: the refresh token as a cookie, an access token in the answer. */
export function handOver(
  { services: { config }, now, refreshCookie }: RequestContext,
  { user, school, session, mustSetUp }: OpenSession,
): identity.SignedIn {
  const { id: userId, tenantId, role } = user;
  const { id: sessionId, generation } = session;
  refreshCookie.set(refreshToken(config.jwtSecret, { tenantId, sessionId, generation }), SESSION_SECONDS);
  return {
    accessToken: signAccessToken(config.jwtSecret, { userId, tenantId, role, sessionId }, now),
    expiresIn: ACCESS_TOKEN_SECONDS,
    user: presentUser(user, user),
    school: presentSchool(school),
    mustSetUp,
  };
}
