import type { Response } from 'supertest';

/** The `Set-Cookie` line of an answer; throws where it has none, or several. */
export function setCookieOf({ headers }: Response): string {
  const lines: unknown = headers['set-cookie'];
  if (!Array.isArray(lines) || lines.length !== 1) throw new Error(`Expected one cookie, got ${JSON.stringify(lines)}`);
  return String(lines[0]);
}

/** The cookie of an answer as a browser sends it back, `name=value`. */
export const cookieOf = (response: Response): string => setCookieOf(response).split(';')[0] ?? '';
