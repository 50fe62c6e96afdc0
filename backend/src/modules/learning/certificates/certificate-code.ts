/** The bytes of a code beyond the school's id: nobody guesses 128 bits. */
export const SECRET_BYTES = 16;

/** A code that names its school, so that its rows can be looked at without anyone being signed in. */
export const certificateCodeOf = (tenantId: string, secret: Buffer): string =>
  Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), secret]).toString('base64url');

/** The school a code names; a code that nobody made names none that exists. */
export function schoolOfCode(code: string): string {
  const hex = Buffer.from(code, 'base64url').subarray(0, 16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
