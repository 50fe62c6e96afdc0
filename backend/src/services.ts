import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';

import type { Config } from './config.ts';
import { type ChangeFeed, followChanges } from './database/change-feed.ts';
import type { Database } from './database/client.ts';
import { scopeRunner } from './database/scope.ts';
import type { Services } from './http/context.ts';
import { createLiveActors, type LiveActors } from './modules/auth/index.ts';
import { feedStreams } from './modules/notifications/index.ts';
import { createAnswerCache } from './platform/answer-cache.ts';
import { createChangeHub } from './platform/change-hub.ts';
import type { Clock } from './platform/clock.ts';
import { createEventStreams } from './platform/event-streams.ts';

type Ground = { config: Config; clock: Clock; logger: Logger; database: Database };

type Made = {
  services: Services;
  liveActors: LiveActors;
  /** Begins to hear of what other processes commit. */
  followOthers: () => Promise<ChangeFeed>;
};

/** Puts together what requests and jobs share: a committed change empties the caches that held it, here and elsewhere. */
export function createServices(ground: Ground): Made {
  const { database, logger } = ground;
  const cache = createAnswerCache({ ttlSeconds: ground.config.cacheTtlSeconds });
  const changes = createChangeHub();
  const origin = uuidv7();
  const inScope = scopeRunner(database, changes.changed, origin);
  const services = { ...ground, inScope, cache, changes, streams: createEventStreams() };
  const liveActors = createLiveActors(services);
  changes.subscribe({
    changed: (tenantId, topics) => {
      // What names a person too, such as an inbox, is never kept.
      for (const topic of topics) if (!topic.includes(':')) cache.invalidate(tenantId, topic);
      if (topics.has('users')) liveActors.forget(tenantId);
    },
    missed: cache.invalidateAll,
  });
  feedStreams(services);
  return { services, liveActors, followOthers: () => followChanges({ database, origin, logger, hub: changes }) };
}
