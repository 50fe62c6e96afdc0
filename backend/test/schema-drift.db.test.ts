import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from './database.ts';
import { differencesFromSchema, prismasDiagnosis } from './schema-engine.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('the migrated database is what prisma/schema says', async () => {
  // The engine does not compare checks, exclusion constraints, policies, triggers and grants: those have tests of their own.
  expect(await differencesFromSchema(database.url)).toEqual([]);
});

it('Prisma finds our history of migrations in order, and would have nothing to do', async () => {
  expect(await prismasDiagnosis(database.url)).toEqual({
    hasMigrationsTable: true,
    history: null,
    editedMigrationNames: [],
    failedMigrationNames: [],
  });
});

it('a database that drifted is told apart, statement by statement', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('ALTER TABLE booking ADD COLUMN wingspan int; DROP INDEX app_user_tenant_id_email_key');
  await client.end();
  const found = await differencesFromSchema(database.url);
  expect(found.sort()).toEqual([
    'ALTER TABLE "booking" DROP COLUMN "wingspan"',
    'CREATE UNIQUE INDEX "app_user_tenant_id_email_key" ON "app_user"("tenant_id", "email")',
  ]);
});
