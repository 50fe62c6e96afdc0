import type { identity } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { problem } from '#src/http/app-error.ts';
import { type RequestContext, scopeSetup } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { USER_SELECT } from '#src/modules/users/index.ts';

import { acceptedSecrets } from './derived-key.ts';
import { readRefreshToken, type RefreshClaims } from './refresh-tokens.ts';
import { lacksSecondFactor } from './factors/demanded-factor.ts';
import { assertSameOrigin } from './same-origin.ts';
import { expiryFrom, handOver, oldestBeginning, type OpenSession, revokeSession } from './sessions.ts';

/** For so long the token just rotated out still counts: tabs that refresh at once hold the same one. */
const GRACE_MS = 10_000;

/** Trades the refresh cookie for an access token and a rotated cookie. Throws UNAUTHENTICATED where the session is over. */
export async function refresh(context: RequestContext): Promise<identity.SignedIn> {
  assertSameOrigin(context);
  const { services, refreshCookie } = context;
  const token = readRefreshToken(acceptedSecrets(services.config), refreshCookie.value);
  const opened = token && (await services.inScope(scopeSetup(context, token.tenantId, null), (scope) => rotate(scope, token)));
  if (opened) return handOver(context, opened);
  if (refreshCookie.value !== undefined) refreshCookie.clear();
  throw problem('UNAUTHENTICATED', 'Your session is over. Please sign in.');
}

/** The session at its new generation; undefined where it is over, or ends here because an old token came back. */
async function rotate(scope: Scope, { sessionId: id, generation }: RefreshClaims): Promise<OpenSession | undefined> {
  const { tx, tenantId, now } = scope;
  // Claim, then look: of parallel requests with one token one rotates, the others find its doing.
  const claimed = await tx.session.updateMany({
    where: { tenantId, id, generation, revokedAt: null, expiresAt: { gt: now }, createdAt: { gt: oldestBeginning(now) } },
    data: { generation: generation + 1, rotatedAt: now, expiresAt: expiryFrom(now) },
  });
  const session = await tx.session.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: {
      id: true,
      generation: true,
      rotatedAt: true,
      expiresAt: true,
      revokedAt: true,
      createdAt: true,
      user: { select: USER_SELECT },
    },
  });
  if (!session || isOver(session, now) || session.user.status !== 'ACTIVE') return undefined;
  const justRotatedOut = generation === session.generation - 1 && now.getTime() - session.rotatedAt.getTime() <= GRACE_MS;
  if (claimed.count === 1 || justRotatedOut) {
    const mustSetUp = await lacksSecondFactor(scope, session.user);
    return { user: session.user, school: await getSchool(scope), session, mustSetUp };
  }
  // Two hold this session's token, and one of them should not: end it for both.
  const reason = 'A refresh token was used again after it had been rotated out';
  await revokeSession(scope, { sessionId: id, user: session.user, action: 'user.session_revoke', reason });
  return undefined;
}

type Lifetime = { revokedAt: Date | null; expiresAt: Date; createdAt: Date };

const isOver = ({ revokedAt, expiresAt, createdAt }: Lifetime, now: Date): boolean =>
  revokedAt !== null || expiresAt <= now || createdAt <= oldestBeginning(now);
