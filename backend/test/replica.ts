import { createApp } from '#src/app.ts';
import { connectDatabase } from '#src/database/client.ts';
import type { Services } from '#src/http/context.ts';
import type { Clock } from '#src/platform/clock.ts';
import { serve } from '#src/platform/http-server.ts';

import { testServices } from './server.ts';

/** One more process of an installation: its own services on a shared database, hearing of what the others commit. */
export type Replica = { services: Services; url: string; stop(): Promise<void> };

/** Starts a replica, wired as main.ts does it. */
export async function startReplica({ databaseUrl, clock }: { databaseUrl: string; clock: Clock }): Promise<Replica> {
  const database = connectDatabase({ url: databaseUrl, onConnectionLost: () => undefined });
  const { services, liveActors, followOthers } = testServices({ database, clock });
  const feed = await followOthers();
  const app = createApp({ services, actorOf: liveActors.actorOf, pendingMigrations: () => Promise.resolve([]) });
  const server = await serve(app, 0);
  return {
    services,
    url: `http://127.0.0.1:${server.port}`,
    stop: async () => {
      await server.stop();
      await feed.close();
      await database.close();
    },
  };
}
