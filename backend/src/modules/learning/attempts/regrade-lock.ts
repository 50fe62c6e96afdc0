import type { Scope } from '#src/database/scope.ts';

const keyOf = (tenantId: string, lessonId: string) => `regrade:${tenantId}:${lessonId}`;

/** Lets no attempt at a lesson begin until the commit; waits for those that are just beginning. Take it before any other lock. */
export async function holdBeginnings({ tx, tenantId }: Scope, lessonId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${keyOf(tenantId, lessonId)}, 0))`;
}

/** Waits until no regrade of a lesson runs: who begins meanwhile could pass unseen. Take it before any other lock. */
export async function waitForRegrade({ tx, tenantId }: Scope, lessonId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${keyOf(tenantId, lessonId)}, 0))`;
}
