import type { Actor, RequestContext } from '#src/http/context.ts';
import type { ReadyAnswer } from '#src/platform/answer-cache.ts';

/**
 * What was loaded of courses before, kept as ready bytes until one of the school's changes. `shelf` names the kind of answer,
 * such as `list`: each kind has room of its own for each role.
 */
export const keptForRole = (
  { actor, services }: RequestContext<Actor>,
  { shelf, key }: { shelf: string; key: string },
  load: () => Promise<string>,
): Promise<ReadyAnswer> => services.cache.get({ tenantId: actor.tenantId, topic: 'courses', shelf: `${shelf}|${actor.role}`, key }, load);
