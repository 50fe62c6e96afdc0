import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from './database.ts';
import { differencesFromSchema, prismasDiagnosis } from './schema-engine.ts';

/**
 * What the migrations hold and prisma/schema leaves out on purpose. The engine does not compare checks, exclusion
 * constraints, policies, triggers and grants at all: those have tests of their own.
 */
const LEFT_OUT: string[] = [
  // No query follows these two relations; the foreign keys are there all the same.
  'ALTER TABLE "course" DROP CONSTRAINT "course_tenant_id_fkey"',
  'ALTER TABLE "resource" DROP CONSTRAINT "resource_tenant_id_fkey"',
];

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('the migrated database is what prisma/schema says', async () => {
  expect(await differencesFromSchema(database.url)).toEqual(LEFT_OUT);
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
  const found = (await differencesFromSchema(database.url)).filter((statement) => !LEFT_OUT.includes(statement));
  expect(found.sort()).toEqual([
    'ALTER TABLE "booking" DROP COLUMN "wingspan"',
    'CREATE UNIQUE INDEX "app_user_tenant_id_email_key" ON "app_user"("tenant_id", "email")',
  ]);
});
