import { Readable } from 'node:stream';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { verifyExport } from './verify-export.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const actions = (items: { action: string }[]) => items.map(({ action }) => action);

describe('GET /audit-logs', () => {
  it('is for admins only, and shows no row of another school', async () => {
    const school = await server.buildSchool();
    for (const person of [await school.student(), await school.instructor()]) expect((await person.get('/audit-logs')).status).toBe(403);
    await (await school.admin()).post('/resources').send({ name: 'Room 1', kind: 'ROOM' });
    expect((await (await (await server.buildSchool()).admin()).get('/audit-logs')).body).toEqual({ items: [], nextCursor: null });
  });

  it.each(['from=yesterday', 'cursor=x', 'limit=0', 'actorId=me'])('refuses %s', async (query) => {
    expect((await (await (await server.buildSchool()).admin()).get(`/audit-logs?${query}`)).status).toBe(400);
  });

  it('lists newest first with before and after, by filter and by page', async () => {
    const admin = await (await server.buildSchool()).admin();
    const { id } = (await admin.post('/resources').send({ name: 'Room 1', kind: 'ROOM' })).body;
    await admin.patch(`/resources/${id}`).send({ name: 'Room 2' });
    await admin.patch(`/resources/${id}`).send({ status: 'GROUNDED' });
    const { body } = await admin.get('/audit-logs');
    expect(actions(body.items)).toEqual(['resource.update', 'resource.update', 'resource.create']);
    expect(body.items[1]).toMatchObject({
      before: { name: 'Room 1' },
      after: { name: 'Room 2' },
      userId: admin.id,
      resourceId: id,
      seq: 2,
    });
    expect(body.items[0].previousHash).toBe(body.items[1].hash);
    const first = (await admin.get('/audit-logs?limit=2')).body;
    const rest = (await admin.get(`/audit-logs?limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...rest.items]).toEqual(body.items);
    expect(rest.nextCursor).toBeNull();
    expect(actions((await admin.get('/audit-logs?action=resource.create')).body.items)).toEqual(['resource.create']);
    expect((await admin.get(`/audit-logs?resourceType=resource&resourceId=${id}&actorId=${admin.id}`)).body.items).toHaveLength(3);
  });
});

describe('GET /audit-logs/verification', () => {
  type Tampering = (sql: (text: string, values?: unknown[]) => Promise<void>, seq: number) => Promise<void>;

  const TAMPERINGS: Record<string, Tampering> = {
    'changes an action': (sql, seq) => sql(`UPDATE audit_log SET action = 'x' WHERE tenant_id = $1 AND seq = $2`, [seq]),
    'changes what was': (sql, seq) => sql(`UPDATE audit_log SET after = '{"status":"GROUNDED"}' WHERE tenant_id = $1 AND seq = $2`, [seq]),
    'changes when': (sql, seq) =>
      sql(`UPDATE audit_log SET created_at = created_at + interval '1 ms' WHERE tenant_id = $1 AND seq = $2`, [seq]),
    'changes who': (sql, seq) => sql(`UPDATE audit_log SET user_id = NULL WHERE tenant_id = $1 AND seq = $2`, [seq]),
    'removes a row': (sql, seq) => sql('DELETE FROM audit_log WHERE tenant_id = $1 AND seq = $2', [seq]),
    'swaps a row with the next': async (sql, seq) => {
      await sql('UPDATE audit_log SET seq = 1000000 WHERE tenant_id = $1 AND seq = $2', [seq]);
      await sql('UPDATE audit_log SET seq = $2 - 1 WHERE tenant_id = $1 AND seq = $2', [seq + 1]);
      await sql('UPDATE audit_log SET seq = $2 WHERE tenant_id = $1 AND seq = 1000000', [seq + 1]);
    },
    'inserts a copy': (sql, seq) =>
      sql(
        `INSERT INTO audit_log SELECT tenant_id, gen_random_uuid(), 1000000, user_id, actor_name, action, resource_type, resource_id, before, after,
           correlation_id, ip, created_at, hash, previous_hash FROM audit_log WHERE tenant_id = $1 AND seq = $2`,
        [seq],
      ),
    'cuts off the tail': (sql, seq) => sql('DELETE FROM audit_log WHERE tenant_id = $1 AND seq >= $2', [seq]),
  };

  async function schoolWithActs(acts: number): Promise<{ school: School; admin: Person }> {
    const school = await server.buildSchool();
    const admin = await school.admin();
    for (let n = 0; n < acts; n += 1) await admin.post('/resources').send({ name: `Room ${n}`, kind: 'ROOM' });
    return { school, admin };
  }

  it('finds an untouched chain sound, and an empty one too', async () => {
    const { school, admin } = await schoolWithActs(3);
    const { body } = await admin.get('/audit-logs/verification');
    const rows = await school.auditRows();
    expect(body).toEqual({ valid: true, entries: 3, headHash: rows.at(-1)?.hash, firstBrokenSeq: null });
    const empty = await (await server.buildSchool()).admin();
    expect((await empty.get('/audit-logs/verification')).body).toMatchObject({ valid: true, entries: 0 });
  });

  it('finds whatever the tables’ owner tampers with, and names the first broken row', async () => {
    const tampering = fc.record({ what: fc.constantFrom(...Object.keys(TAMPERINGS)), seq: fc.integer({ min: 1, max: 4 }) });
    await fc.assert(
      fc.asyncProperty(tampering, async ({ what, seq }) => {
        const { school, admin } = await schoolWithActs(5);
        await server.asOwner(async (query) => {
          await query('ALTER TABLE audit_log DISABLE TRIGGER USER');
          await TAMPERINGS[what]?.((text, values = []) => query(text, [school.id, ...values]), seq);
          await query('ALTER TABLE audit_log ENABLE TRIGGER USER');
        });
        const { body } = await admin.get('/audit-logs/verification');
        expect(body.valid, what).toBe(false);
        expect(body.firstBrokenSeq, what).toBe(what === 'inserts a copy' ? 6 : seq);
      }),
      { numRuns: 24 },
    );
  });
});

describe('GET /audit-logs/export', () => {
  it('is for admins only', async () => {
    const school = await server.buildSchool();
    expect((await (await school.instructor()).get('/audit-logs/export')).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('streams every row, oldest first, as lines that verify offline until one of them is touched', async () => {
    const admin = await (await server.buildSchool()).admin();
    for (let n = 0; n < 6; n += 1) await admin.post('/resources').send({ name: `Room ${n}`, kind: 'ROOM' });
    const res = await admin
      .get('/audit-logs/export')
      .buffer(true)
      .parse((stream, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => done(null, text));
      });
    expect(res.headers['content-type']).toContain('application/x-ndjson');
    const lines = String(res.body).trimEnd().split('\n');
    const verdict = (given: string[]) => verifyExport(Readable.from(given));
    const { body: online } = await admin.get('/audit-logs/verification');
    expect(await verdict(lines)).toEqual({ rows: 6, headHash: online.headHash, broken: null });

    const touched = (change: (given: string[]) => string[]) => verdict(change([...lines]));
    expect((await touched((all) => all.with(2, all[2]?.replace('Room 2', 'Room 9') ?? ''))).broken).toMatchObject({ line: 3 });
    expect((await touched((all) => all.toSpliced(3, 1))).broken).toMatchObject({ line: 4 });
    expect((await touched((all) => all.toSpliced(1, 0, all[0] ?? ''))).broken).toMatchObject({ line: 2 });
    expect((await touched((all) => [all[1] ?? '', all[0] ?? '', ...all.slice(2)])).broken).toMatchObject({ line: 1 });
    expect((await touched((all) => [...all, 'no JSON'])).broken).toMatchObject({ line: 7, reason: 'is not a row of an audit export' });
  });
});
