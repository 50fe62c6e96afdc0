import { createHash } from 'node:crypto';

import NodeCache from 'node-cache';

/** A response body that is ready to be sent as it is. */
export class ReadyAnswer {
  readonly body: Buffer;
  readonly etag: string;

  constructor(json: string) {
    this.body = Buffer.from(json);
    this.etag = `"${createHash('sha256').update(this.body).digest('base64url').slice(0, 27)}"`;
  }
}

/** Where an answer is kept: a school's topic is forgotten as a whole, and each shelf of it holds so many answers and no more. */
export type Address = { tenantId: string; topic: string; shelf?: string; key: string };

export type AnswerCache = {
  /** The kept answer of a school, or what `load` gives: parallel misses share one load. */
  get(address: Address, load: () => Promise<string>): Promise<ReadyAnswer>;
  /** Forgets a school's answers of a topic, also those being loaded right now. */
  invalidate(tenantId: string, topic: string): void;
  /** Forgets everything: when changes may have passed unheard. */
  invalidateAll(): void;
  /** How often an answer was at hand, and how often not. */
  stats(): { hits: number; misses: number };
};

export type CacheBounds = { ttlSeconds: number; perShelf?: number; bytes?: number };

/**
 * Keeps answers in this process, as many as there is room for: a full shelf, and a full cache, let go of what was not asked for
 * the longest. The topic's version is part of each key, so old answers are never met again.
 */
export function createAnswerCache(bounds: CacheBounds): AnswerCache {
  const store = createStore(bounds);
  const pending = new Map<string, Promise<ReadyAnswer>>();
  const versions = new Map<string, number>();
  let epoch = 0;

  return {
    async get({ tenantId, topic, shelf = '', key }, make) {
      const scope = `${tenantId}:${topic}`;
      const place = `${epoch}:${scope}:${versions.get(scope) ?? 0}:${shelf}`;
      const versioned = `${place}:${key}`;
      const kept = store.find(place, versioned);
      if (kept) return kept;
      const running = pending.get(versioned);
      if (running) return running;
      const loading = make()
        .then((json) => store.keep(place, versioned, new ReadyAnswer(json)))
        .finally(() => pending.delete(versioned));
      pending.set(versioned, loading);
      return loading;
    },
    invalidate(tenantId, topic) {
      const scope = `${tenantId}:${topic}`;
      versions.set(scope, (versions.get(scope) ?? 0) + 1);
    },
    invalidateAll() {
      epoch += 1;
    },
    stats: store.stats,
  };
}

const PER_SHELF = 300;
const BYTES = 64 * 1024 * 1024;
/** Keys and lists take room too. */
const BESIDE_THE_BODY = 1_000;

/** The answers themselves, each shelf in the order in which they were last asked for. */
function createStore({ ttlSeconds, perShelf = PER_SHELF, bytes: room = BYTES }: CacheBounds) {
  const store = new NodeCache({ stdTTL: ttlSeconds, useClones: false, checkperiod: 120 });
  const shelves = new Map<string, Map<string, number>>();
  const order = new Map<string, string>();
  let used = 0;

  // However an answer goes, by age or for want of room.
  store.on('del', (key: string) => {
    const place = order.get(key) ?? '';
    const shelf = shelves.get(place);
    used -= shelf?.get(key) ?? 0;
    shelf?.delete(key);
    if (shelf?.size === 0) shelves.delete(place);
    order.delete(key);
  });
  const placed = (place: string, key: string, size: number) => {
    const shelf = shelves.get(place) ?? new Map<string, number>();
    shelves.set(place, shelf);
    shelf.delete(key);
    shelf.set(key, size);
    order.delete(key);
    order.set(key, place);
    return shelf;
  };
  const letGo = (keys: Map<string, unknown>) => {
    const [oldest] = keys.keys();
    if (oldest !== undefined) store.del(oldest);
  };

  return {
    find(place: string, key: string): ReadyAnswer | undefined {
      const kept = store.get<ReadyAnswer>(key);
      if (kept) placed(place, key, kept.body.length + BESIDE_THE_BODY);
      return kept;
    },
    keep(place: string, key: string, answer: ReadyAnswer): ReadyAnswer {
      store.set(key, answer);
      const size = answer.body.length + BESIDE_THE_BODY;
      used += size;
      const shelf = placed(place, key, size);
      if (shelf.size > perShelf) letGo(shelf);
      while (used > room && order.size > 0) letGo(order);
      return answer;
    },
    stats: () => ({ hits: store.getStats().hits, misses: store.getStats().misses }),
  };
}
