import type { Services } from '#src/http/context.ts';

import { livingSessions } from './living-sessions.ts';

/** Shorter than the silence after which usual proxies close a connection. */
const BEAT_EVERY_MS = 15_000;

type Feeding = Pick<Services, 'changes' | 'streams' | 'inScope' | 'clock' | 'logger'>;

/**
 * Tells the open streams what changed in their school, each what its reader may hear of, and ends those whose session
 * ended: at once where that is announced, at the next sign of life where it came about without a word.
 */
export function feedStreams(services: Feeding): void {
  const { changes, streams } = services;
  changes.subscribe({
    changed: (tenantId, topics) => {
      for (const { reader, tell } of streams.of(tenantId)) tell(heardBy(reader, topics));
      if (topics.has('users')) void endStrangers(services, tenantId);
    },
    missed: () => {
      for (const { reader, tell } of streams.of()) tell(reader.topics);
      void endAllStrangers(services);
    },
  });
  setInterval(() => {
    for (const { beat } of streams.of()) beat();
    void endAllStrangers(services);
  }, BEAT_EVERY_MS).unref();
}

/** A personal topic names its person; only they hear of it. */
function heardBy({ userId, topics }: { userId: string; topics: readonly string[] }, changed: ReadonlySet<string>): string[] {
  return topics.filter((topic) => changed.has(topic) || changed.has(`${topic}:${userId}`));
}

async function endAllStrangers(services: Feeding): Promise<void> {
  const schools = new Set(services.streams.of().map(({ reader }) => reader.tenantId));
  for (const tenantId of schools) await endStrangers(services, tenantId);
}

/** Whoever changed role comes back with the new one. */
async function endStrangers({ streams, inScope, clock, logger }: Feeding, tenantId: string): Promise<void> {
  const open = streams.of(tenantId);
  if (open.length === 0) return;
  const setup = { tenantId, actor: null, correlationId: 'live-sessions', ip: null, now: clock.now() };
  try {
    const roles = await inScope(setup, (scope) =>
      livingSessions(
        scope,
        open.map(({ reader }) => reader.sessionId),
      ),
    );
    for (const { reader, end } of open) if (roles.get(reader.sessionId) !== reader.role) end();
  } catch (error) {
    // The streams carry no data: they may wait for the next look.
    logger.warn({ err: error, tenantId }, 'sessions of live readers not checked');
  }
}
