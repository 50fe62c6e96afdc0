import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands (RFC 6238, and the defaults of the otpauth address). */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Clocks of telephones differ: one step before and one after count too. */
const WINDOW = 1;

/** A new secret of 160 bits, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The address that authenticator apps read from a QR code. */
export const totpUri = (secret: string, { issuer, label }: { issuer: string; label: string }): string =>
  new TOTP({ ...PARAMETERS, issuer, label, secret: Secret.fromBase32(secret) }).toString();

/** The step (of 30 seconds since 1970) that a code belongs to around a moment; undefined for a wrong code. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const totp = new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

/** The code of a moment. */
export const codeAt = (secret: string, now: Date): string =>
  new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });
