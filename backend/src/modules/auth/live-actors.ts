import type { Actor, Services } from '#src/http/context.ts';

import { type AccessClaims, verifyAccessToken } from './access-tokens.ts';
import { acceptedSecrets } from './derived-key.ts';
import { lacksSecondFactor } from './factors/demanded-factor.ts';

export type LiveActors = {
  /** Who holds an access token; undefined where it is not good, or its session or person no longer is. */
  actorOf(accessToken: string): Promise<Actor | undefined>;
  /** Forgets what is known of a school's people, so that a change of theirs acts with the next request. */
  forget(tenantId: string): void;
};

/** For so long a session's row is believed without looking again: a suspension elsewhere acts within it. */
const BELIEVED_MS = 3_000;
const MOST_SESSIONS = 10_000;

type Known = { since: number; actor: Promise<Actor | undefined> };

/** Checks access tokens against the living session and person; role and name come from the database, not the token. */
export function createLiveActors({ config, clock, inScope }: Pick<Services, 'config' | 'clock' | 'inScope'>): LiveActors {
  const known = new Map<string, Known>();

  const look = (claims: AccessClaims, now: Date): Promise<Actor | undefined> =>
    inScope({ tenantId: claims.tenantId, actor: null, correlationId: 'authentication', ip: null, now }, async (scope) => {
      const { tx, tenantId } = scope;
      const { sessionId, userId } = claims;
      const session = await tx.session.findUnique({
        where: { tenantId_id: { tenantId, id: sessionId }, userId, revokedAt: null, expiresAt: { gt: now }, user: { status: 'ACTIVE' } },
        select: { authenticatedAt: true, user: { select: { role: true, fullName: true } } },
      });
      if (!session) return undefined;
      const { authenticatedAt, user } = session;
      const mustSetUp = await lacksSecondFactor(scope, { id: userId, role: user.role });
      return { userId, tenantId, sessionId, ...user, authenticatedAt, mustSetUp };
    });

  return {
    async actorOf(accessToken) {
      const now = clock.now();
      const claims = verifyAccessToken(acceptedSecrets(config), accessToken, now);
      if (!claims) return undefined;
      const key = `${claims.tenantId}:${claims.sessionId}:${claims.userId}`;
      const kept = known.get(key);
      const age = now.getTime() - (kept?.since ?? 0);
      if (kept && age >= 0 && age < BELIEVED_MS) return kept.actor;
      known.delete(key);
      makeRoom(known);
      // The promise is kept, not its value: requests that come together look once.
      const entry = { since: now.getTime(), actor: look(claims, now) };
      known.set(key, entry);
      entry.actor.catch(() => known.get(key) === entry && known.delete(key));
      return entry.actor;
    },
    forget(tenantId) {
      for (const key of known.keys()) if (key.startsWith(`${tenantId}:`)) known.delete(key);
    },
  };
}

/** A Map keeps its keys in the order they came: the first is the oldest. */
function makeRoom(known: Map<string, unknown>): void {
  const [oldest] = known.keys();
  if (known.size >= MOST_SESSIONS && oldest !== undefined) known.delete(oldest);
}
