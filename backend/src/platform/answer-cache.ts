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

export type AnswerCache = {
  /** The kept answer of a school, or what `load` gives: parallel misses share one load. */
  get(address: { tenantId: string; topic: string; key: string }, load: () => Promise<string>): Promise<ReadyAnswer>;
  /** Forgets a school's answers of a topic, also those being loaded right now. */
  invalidate(tenantId: string, topic: string): void;
  /** Forgets everything: when changes may have passed unheard. */
  invalidateAll(): void;
  /** How often an answer was at hand, and how often not. */
  stats(): { hits: number; misses: number };
};

/** Keeps answers in this process for `ttlSeconds`. The topic's version is part of each key, so old answers are never met again. */
export function createAnswerCache(ttlSeconds: number): AnswerCache {
  const store = new NodeCache({ stdTTL: ttlSeconds, useClones: false, maxKeys: 5_000, checkperiod: 120 });
  const pending = new Map<string, Promise<ReadyAnswer>>();
  const versions = new Map<string, number>();
  let epoch = 0;

  const load = async (key: string, make: () => Promise<string>) => {
    const answer = new ReadyAnswer(await make());
    // A full store is no reason to fail: the answer is right, it is only not kept.
    if (store.keys().length < 5_000) store.set(key, answer);
    return answer;
  };

  return {
    async get({ tenantId, topic, key }, make) {
      const scope = `${tenantId}:${topic}`;
      const versioned = `${epoch}:${scope}:${versions.get(scope) ?? 0}:${key}`;
      const kept = store.get<ReadyAnswer>(versioned);
      if (kept) return kept;
      const running = pending.get(versioned);
      if (running) return running;
      const loading = load(versioned, make).finally(() => pending.delete(versioned));
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
    stats: () => ({ hits: store.getStats().hits, misses: store.getStats().misses }),
  };
}
