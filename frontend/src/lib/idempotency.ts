import { NetworkError } from './api-error.ts';
import { uniqueKey } from './unique-key.ts';

/**
 * Gives the same key for the same body for as long as nobody knows whether it arrived, so that "try again" after a lost
 * connection cannot act twice. An answer, good or bad, ends that: the next try is a new one.
 */
export function createKeyring() {
  let held: { body: string; key: string } | undefined;
  return {
    keyFor(body: unknown): string {
      const text = JSON.stringify(body);
      if (held?.body !== text) held = { body: text, key: uniqueKey() };
      return held.key;
    },
    settled(error: unknown): void {
      if (!(error instanceof NetworkError)) held = undefined;
    },
  };
}
