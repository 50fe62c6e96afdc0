import { announce, type Scope } from '#src/database/scope.ts';

type Ended = {
  userId: string;
  /** The session that goes on: the one that asks. */
  except?: string;
};

/** Ends a person's sessions with the commit: their refresh cookies are worth nothing, their access tokens seconds. */
export async function endSessions(scope: Scope, { userId, except }: Ended): Promise<void> {
  const { tx, tenantId, now } = scope;
  await tx.session.updateMany({
    where: { tenantId, userId, revokedAt: null, ...(except && { id: { not: except } }) },
    data: { revokedAt: now },
  });
  announce(scope, 'users');
}
