import { expect, it } from 'vitest';

import { NetworkError } from './api-error.ts';
import { createKeyring } from './idempotency.ts';
import { uniqueKey } from './unique-key.ts';

it('keeps its key for the same body while nobody knows whether it arrived', () => {
  const keyring = createKeyring();
  const first = keyring.keyFor({ title: 'Circuits' });
  keyring.settled(new NetworkError('offline'));
  expect(keyring.keyFor({ title: 'Circuits' })).toBe(first);
});

it('takes a new key for another body, and after an answer', () => {
  const keyring = createKeyring();
  const first = keyring.keyFor({ title: 'Circuits' });
  const other = keyring.keyFor({ title: 'Stalls' });
  expect(other).not.toBe(first);
  keyring.settled(new Error('refused'));
  expect(keyring.keyFor({ title: 'Stalls' })).not.toBe(other);
});

it('is a UUID of version 4 also where the page has no secure origin', () => {
  const { randomUUID } = crypto;
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
  expect(uniqueKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true });
});
