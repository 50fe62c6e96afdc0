import { announce, type Scope } from '#src/database/scope.ts';

type Ended = {
  userId: string;
  /** The session that goes on: the one that asks. */
  except?: string;
};

/** Ends a person's living sessions with the commit: their refresh cookies are worth nothing, their access tokens seconds. Gives how many. */
export async function endSessions(scope: Scope, { userId, except }: Ended): Promise<number> {
  const { tx, tenantId, now } = scope;
  const { count } = await tx.session.updateMany({
    where: { tenantId, userId, revokedAt: null, expiresAt: { gt: now }, ...(except && { id: { not: except } }) },
    data: { revokedAt: now },
  });
  announce(scope, 'users');
  return count;
}
