import { afterAll, beforeAll, expect, it } from 'vitest';

import { Prisma } from '#src/database/generated/client.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { candidatesSql } from './draw-questions.ts';
import { tagsSql } from './list-tags.ts';

const QUESTIONS = Number(process.env.BANK_QUESTIONS ?? 10_000);
const AT_ONCE = 20_000;

let server: TestServer;
let school: School;

const stock = ({ inScope }: School, from: number, to: number) =>
  inScope(async ({ tx, tenantId }) => {
    await tx.$executeRaw`
      INSERT INTO bank_question (tenant_id, id, kind, question, search_text, fingerprint)
      SELECT ${tenantId}::uuid, id, 'TRUE_FALSE', jsonb_build_object('id', id, 'kind', 'TRUE_FALSE', 'prompt', n::text, 'correct', true, 'points', 1), n::text, n::text
      FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(${from}::int, ${to}::int) n) made`;
    await tx.$executeRaw`
      INSERT INTO question_tag (tenant_id, question_id, tag)
      SELECT tenant_id, id, tag FROM bank_question, (VALUES ('common'), ('rare')) AS t (tag)
      WHERE tenant_id = ${tenantId}::uuid AND search_text::int BETWEEN ${from}::int AND ${to}::int
        AND (tag = 'common' OR search_text::int % 40 = 0)`;
  });

/** Five schools, each with a bank where one question in forty is tagged `rare`, and all are `common`. */
beforeAll(async () => {
  server = await startTestServer();
  school = await server.buildSchool();
  const others = [await server.buildSchool(), await server.buildSchool(), await server.buildSchool(), await server.buildSchool()];
  for (const one of [school, ...others])
    for (let from = 1; from < QUESTIONS; from += AT_ONCE) await stock(one, from, Math.min(QUESTIONS, from + AT_ONCE - 1));
  await server.asOwner(async (query) => {
    await query('VACUUM ANALYZE question_tag');
    await query('VACUUM ANALYZE bank_question');
  });
}, 120_000);
afterAll(() => server.stop());

/** The plan as the app's role gets it, row-level security and all. */
const planOf = (sql: Prisma.Sql) =>
  school.inScope(async ({ tx }) => {
    const rows = await tx.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN ANALYZE ${sql}`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    if (process.env.SHOW_PLANS) process.stdout.write(`${plan}\n`);
    return plan;
  });

const INDEX = 'question_tag_tenant_id_archived_tag_question_id_idx';

it('a draw reads the questions of its tag from the index alone', async () => {
  const plan = await planOf(candidatesSql(school.id, { tag: 'rare', most: 20, asked: [], seed: 'seed' }));
  expect(plan).toMatch(new RegExp(`Index Only Scan using ${INDEX} on question_tag .*rows=${QUESTIONS / 40}`));
  expect(plan).toMatch(/Index Cond: .*tenant_id.*tag = 'rare'/);
  expect(plan).not.toContain('Seq Scan');
});

it('the list of tags looks at what an index finds of the school alone', async () => {
  const plan = await planOf(tagsSql(school.id));
  expect(plan).toMatch(/Index Cond: .*tenant_id/);
  expect(plan).not.toContain('Seq Scan');
});
