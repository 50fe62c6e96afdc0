import type { ActorScope } from '#src/http/context.ts';

import type { Pool } from './placement.ts';

/** What a booking asks to take: one by name, any of a kind or of a model, or nothing. */
export type Wish = {
  resourceId?: string | null | undefined;
  wantedKind?: 'AIRCRAFT' | 'SIMULATOR' | 'ROOM' | null | undefined;
  wantedModel?: string | null | undefined;
};

/** The resources that fulfil a wish, by id; null where none is wanted. A model belongs to aircraft and simulators alike. */
export async function poolFor({ tx, tenantId }: ActorScope, { resourceId, wantedKind, wantedModel }: Wish): Promise<Pool> {
  if (resourceId) return [resourceId];
  if (!wantedKind && !wantedModel) return null;
  const rows = await tx.resource.findMany({
    where: { tenantId, ...(wantedKind && { kind: wantedKind }), ...(wantedModel && { model: wantedModel }) },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
