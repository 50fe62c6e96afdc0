import { randomBytes } from 'node:crypto';

import { inject } from 'vitest';

import { createDatabase, databaseUrl, dropDatabase } from './database-server.ts';

/** A database of a test's own. `url` connects as the owner of its tables. */
export type TestDatabase = { url: string; drop(): Promise<void> };

/** A migrated database without rows, copied in some tens of milliseconds. Drop it in `afterAll`. */
export const createTestDatabase = (): Promise<TestDatabase> => makeDatabase(inject('postgres').template);

/** A database without anything in it, for tests of migrations themselves. */
export const createEmptyDatabase = (): Promise<TestDatabase> => makeDatabase();

async function makeDatabase(template?: string): Promise<TestDatabase> {
  const { serverUrl } = inject('postgres');
  const name = `flightline_${randomBytes(6).toString('hex')}`;
  await createDatabase({ serverUrl, name, ...(template && { template }) });
  return { url: databaseUrl(serverUrl, name), drop: () => dropDatabase({ serverUrl, name }) };
}
