import pg from 'pg';

import { StartupError, systemCode } from '#src/platform/startup-error.ts';

const OLDEST_MAJOR = 15;
const PATIENCE_MS = 10_000;

/** Connects once to a database named by URL. Throws a StartupError when it can't be reached, refuses us or is too old. */
export async function assertUsableDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ major: number }>(`SELECT current_setting('server_version_num')::int / 10000 AS major`);
    const major = rows[0]?.major ?? 0;
    if (major < OLDEST_MAJOR) throw new StartupError(`The database is Postgres ${major}; Flightline needs ${OLDEST_MAJOR} or newer.`);
  } catch (error) {
    throw error instanceof StartupError ? error : new StartupError(explain(url, error), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Says where we tried and what went wrong, without the password that stands in the URL. */
function explain(url: string, error: unknown): string {
  const { host, pathname } = new URL(url);
  const where = `The database ${pathname.slice(1) || 'of DATABASE_URL'} at ${host || 'the local socket'}`;
  if (error instanceof pg.DatabaseError) return `${where} refuses the connection: ${error.message}.`;
  const code = error instanceof AggregateError ? systemCode(error.errors[0]) : systemCode(error);
  return `${where} can't be reached: ${code ?? (error instanceof Error ? error.message : 'unknown reason')}.`;
}
