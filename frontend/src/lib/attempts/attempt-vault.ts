import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import type { KeptAttempt } from './kept-attempt.ts';

interface Schema extends DBSchema {
  attempts: { key: [string, string]; value: KeptAttempt; indexes: { userId: string } };
}

type Change = (before: KeptAttempt | undefined) => KeptAttempt | undefined;

/** Attempts that this browser keeps, each under its student: nobody else's are ever read. */
export type AttemptVault = {
  read(userId: string, id: string): Promise<KeptAttempt | undefined>;
  /** Changes one in a single transaction, whichever tab it comes from; undefined leaves it as it is. */
  change(who: { userId: string; id: string }, change: Change): Promise<KeptAttempt | undefined>;
  ofUser(userId: string): Promise<KeptAttempt[]>;
  forget(userId: string, id: string): Promise<void>;
};

/** A vault in IndexedDB. */
export function openVault(name = 'flightline'): AttemptVault {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const db = () => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade: (made) => void made.createObjectStore('attempts', { keyPath: ['userId', 'id'] }).createIndex('userId', 'userId'),
      terminated: () => (opened = undefined),
    });
    return opened;
  };
  return {
    read: async (userId, id) => (await db()).get('attempts', [userId, id]),
    ofUser: async (userId) => (await db()).getAllFromIndex('attempts', 'userId', userId),
    forget: async (userId, id) => (await db()).delete('attempts', [userId, id]),
    change: async ({ userId, id }, change) => {
      const transaction = (await db()).transaction('attempts', 'readwrite');
      const before = await transaction.store.get([userId, id]);
      const after = change(before);
      if (after) await transaction.store.put(after);
      await transaction.done;
      return after ?? before;
    },
  };
}

/** A vault for a browser that gives us no database, such as some private windows: it lasts as long as the page. */
export function memoryVault(): AttemptVault {
  const kept = new Map<string, KeptAttempt>();
  const key = (userId: string, id: string) => `${userId}/${id}`;
  return {
    read: async (userId, id) => kept.get(key(userId, id)),
    ofUser: async (userId) => [...kept.values()].filter((each) => each.userId === userId),
    forget: async (userId, id) => void kept.delete(key(userId, id)),
    change: async ({ userId, id }, change) => {
      const after = change(kept.get(key(userId, id)));
      if (after) kept.set(key(userId, id), after);
      return kept.get(key(userId, id));
    },
  };
}
