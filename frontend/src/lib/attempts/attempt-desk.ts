import { learning, type questions } from '@flightline/backend/contract';

import { call } from '../api-client.ts';
import { isProblem } from '../api-error.ts';
import { type AttemptVault, memoryVault, openVault } from './attempt-vault.ts';
import { afterSaving, fromServer, isUnsent, type KeptAttempt, unsentAnswers } from './kept-attempt.ts';

type Who = { userId: string; id: string };
type Given = { answers: questions.Answers; answeredAt: questions.AnswerTimes };

/** What the server does for an attempt. */
export type AttemptServer = {
  save(id: string, given: Given): Promise<learning.Attempt>;
  submit(id: string, given: Given | undefined): Promise<learning.AttemptResult>;
};

const server: AttemptServer = {
  save: (id, body) => call(learning.saveAnswers, { params: { id }, body }),
  submit: (id, given) => call(learning.submitAttempt, { params: { id }, body: given ?? {} }),
};

const inOneTabAtATime = <T>(name: string, task: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request(`flightline.attempt.${name}`, task) : task();

/** Where attempts are kept and sent from. Each change is kept first and sent later, however often that takes. */
export function createAttemptDesk({ vault, api = server }: { vault: AttemptVault; api?: AttemptServer }) {
  const listeners = new Set<(id: string) => void>();
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('flightline.attempts') : undefined;
  const hear = (id: string) => {
    for (const listener of listeners) listener(id);
  };
  tabs?.addEventListener('message', ({ data }: MessageEvent<string>) => hear(data));

  async function change(who: Who, how: (kept: KeptAttempt) => KeptAttempt): Promise<void> {
    await vault.change(who, (before) => before && how(before));
    hear(who.id);
    tabs?.postMessage(who.id);
  }

  async function sendOnce(who: Who, kept: KeptAttempt): Promise<void> {
    const given = unsentAnswers(kept);
    if (kept.handIn || kept.attempt.status !== 'IN_PROGRESS') {
      const result = await api.submit(who.id, given);
      return change(who, (now) => ({ ...now, result, waiting: false }));
    }
    if (!given) return;
    const attempt = await api.save(who.id, given).catch((error: unknown) => {
      // Over, by time or on another device: the result that counts is asked for next.
      if (isProblem(error, 'ATTEMPT_CLOSED')) return undefined;
      throw error;
    });
    await change(who, (now) =>
      attempt ? fromServer(attempt, afterSaving(now, given.answeredAt), { userId: who.userId, now: Date.now() }) : { ...now, handIn: true },
    );
  }

  async function sendAll(who: Who): Promise<boolean> {
    try {
      for (let kept = await vault.read(who.userId, who.id); kept && isUnsent(kept); kept = await vault.read(who.userId, who.id))
        await sendOnce(who, kept);
      return true;
    } catch {
      await change(who, (kept) => ({ ...kept, waiting: true }));
      return false;
    }
  }

  const desk = {
    read: vault.read,
    change,

    /** Hears of each attempt that changed, here or in another tab. */
    subscribe(listener: (id: string) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Keeps what the server said of an attempt. */
    async keep(userId: string, attempt: learning.Attempt): Promise<void> {
      await vault.change({ userId, id: attempt.id }, (before) => fromServer(attempt, before, { userId, now: Date.now() }));
      hear(attempt.id);
      tabs?.postMessage(attempt.id);
    },

    /** Sends what one attempt has to tell; false when something is still unsent. One tab at a time, so that nothing overtakes. */
    send: (who: Who): Promise<boolean> => inOneTabAtATime(who.id, () => sendAll(who)),

    /** Sends what all attempts of a student have to tell; false when something is still unsent. */
    async sendAllOf(userId: string): Promise<boolean> {
      const unsent = (await vault.ofUser(userId)).filter(isUnsent);
      const sent = await Promise.all(unsent.map(({ id }) => desk.send({ userId, id })));
      return sent.every(Boolean);
    },

    /** Forgets a student's attempts on this device, except what the server does not have. */
    async forget(userId: string): Promise<void> {
      for (const kept of await vault.ofUser(userId)) if (!isUnsent(kept)) await vault.forget(userId, kept.id);
    },
  };
  return desk;
}

/** The attempts of this browser. */
export const attemptDesk = createAttemptDesk({ vault: 'indexedDB' in globalThis ? openVault() : memoryVault() });
