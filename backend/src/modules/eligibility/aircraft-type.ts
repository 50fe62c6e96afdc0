import type { Scope } from '#src/database/scope.ts';

/** The type of each aircraft or simulator, by its id; none of a room. Until aircraft have a model of their own, their name is it. */
export async function aircraftTypes({ tx, tenantId }: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.resource.findMany({
    where: { tenantId, id: { in: [...ids] }, kind: { not: 'ROOM' } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
