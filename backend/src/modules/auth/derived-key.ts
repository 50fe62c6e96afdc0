import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** A key of its own for each use of the installation's one secret, so that no token of one kind passes as another. */
export const derivedKey = (secret: string, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `flightline ${use}`, 32)));
