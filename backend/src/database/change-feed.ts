import pg from 'pg';
import type { Logger } from 'pino';

import type { ChangeHub } from '#src/platform/change-hub.ts';

import { CHANGES_CHANNEL, readNotice } from './change-notice.ts';
import type { Database } from './client.ts';

/** Hands on what other processes commit, until it is closed. */
export type ChangeFeed = { close(): Promise<void> };

type Feed = { database: Database; origin: string; hub: ChangeHub; logger: Logger };

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;
/** A connection can be dead without a word of it; a question finds out. */
const ASK_EVERY_MS = 10_000;
const ANSWER_WITHIN_MS = 5_000;

/**
 * Listens on a connection of its own for what other processes commit and tells the hub. A lost connection is made anew;
 * since notices may have passed meanwhile, everyone is then told that they may have missed something.
 */
export async function followChanges({ database, origin, hub, logger }: Feed): Promise<ChangeFeed> {
  let client: pg.Client | undefined;
  let closed = false;
  let wait = FIRST_WAIT_MS;
  let retry: NodeJS.Timeout | undefined;

  const hear = ({ payload }: pg.Notification) => {
    const notice = readNotice(payload ?? '');
    if (notice && notice.origin !== origin) hub.changed(notice.tenantId, new Set(notice.changes));
  };
  const lose = (lost: pg.Client, reason: string) => {
    if (closed || client !== lost) return;
    client = undefined;
    lost.end().catch(() => undefined);
    logger.warn({ reason, retryInMs: wait }, 'no longer hearing of other processes’ changes');
    retry = setTimeout(() => void connect().then(hub.missed, () => undefined), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const connect = async () => {
    const made = new pg.Client(database.pool.options);
    client = made;
    made.on('notification', hear);
    made.on('error', ({ message }) => lose(made, message));
    made.on('end', () => lose(made, 'the connection ended'));
    try {
      await made.connect();
      await made.query(`LISTEN ${CHANGES_CHANNEL}`);
      wait = FIRST_WAIT_MS;
    } catch (error) {
      lose(made, error instanceof Error ? error.message : 'unknown');
      throw error;
    } finally {
      if (closed) await made.end().catch(() => undefined);
    }
  };
  const asking = setInterval(() => {
    const asked = client;
    if (asked) answers(asked).catch(() => lose(asked, 'the connection does not answer'));
  }, ASK_EVERY_MS);

  await connect().catch(() => undefined);
  return {
    close: async () => {
      closed = true;
      clearTimeout(retry);
      clearInterval(asking);
      await client?.end().catch(() => undefined);
    },
  };
}

async function answers(client: pg.Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ANSWER_WITHIN_MS);
  });
  try {
    await Promise.race([client.query('SELECT 1'), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
