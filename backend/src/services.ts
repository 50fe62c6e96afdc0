import type { Logger } from 'pino';

import type { Config } from './config.ts';
import type { Database } from './database/client.ts';
import { scopeRunner } from './database/scope.ts';
import type { Services } from './http/context.ts';
import { createLiveActors, type LiveActors } from './modules/auth/index.ts';
import { createAnswerCache } from './platform/answer-cache.ts';
import type { Clock } from './platform/clock.ts';

type Ground = { config: Config; clock: Clock; logger: Logger; database: Database };

/** Puts together what requests and jobs share: a committed change empties the caches that held it. */
export function createServices(ground: Ground): { services: Services; liveActors: LiveActors } {
  const cache = createAnswerCache(ground.config.cacheTtlSeconds);
  const inScope = scopeRunner(ground.database, (tenantId, changes) => {
    for (const change of changes) cache.invalidate(tenantId, change);
    if (changes.has('users')) liveActors.forget(tenantId);
  });
  const services = { ...ground, inScope, cache };
  const liveActors = createLiveActors(services);
  return { services, liveActors };
}
