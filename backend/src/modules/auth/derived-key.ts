import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The secrets whose tokens are good: today's first, and the one before it while it is being replaced. */
export const acceptedSecrets = ({
  jwtSecret,
  previousJwtSecret,
}: {
  jwtSecret: string;
  previousJwtSecret: string | undefined;
}): string[] => (previousJwtSecret === undefined ? [jwtSecret] : [jwtSecret, previousJwtSecret]);

/** A key of its own for each use of the installation's one secret, so that no token of one kind passes as another. */
export const derivedKey = (secret: string, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `flightline ${use}`, 32)));
