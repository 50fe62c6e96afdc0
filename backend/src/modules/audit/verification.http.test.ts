import { Readable } from 'node:stream';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { chainHash, FORM, GENESIS_HASH } from '#src/database/chain-hash.ts';
import { record } from '#src/database/scope.ts';
import { signCheckpoints } from '#src/jobs.ts';
import { publicKeyPem, readSigningKey } from '#src/platform/signing-key.ts';
import { exportLines } from '#test/audit-export.ts';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { type Stage, tamper, TAMPERINGS, TAMPERINGS_WITH_A_NEW_HEAD } from '#test/tampering.ts';

import { signCheckpoint } from './sign-checkpoint.ts';
import { verifyExport } from './verify-export.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const sign = (school: School) => school.inScope((scope) => signCheckpoint(scope, readSigningKey(server.services.config.auditSigningKey)));
const verify = async (admin: Person) => (await admin.get('/audit-logs/verification')).body;

/** Each act makes a person, whose name and address are in its row alone. */
async function act(admin: Person, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await admin
      .post('/users')
      .send({ email: `${crypto.randomUUID()}@example.test`, fullName: `Ada ${crypto.randomUUID()}`, role: 'STUDENT' });
  }
}

async function schoolWithActs(rows: number, signed: number): Promise<Stage & { admin: Person }> {
  const school = await server.buildSchool();
  const admin = await school.admin();
  await act(admin, signed);
  await sign(school);
  await act(admin, rows - signed);
  return { server, school, admin, rows, signed };
}

/** The row that the offline verifier names, by the line of the export that it stops at. */
async function firstBrokenOffline(admin: Person): Promise<number | null> {
  const { broken, rows } = await verifyExport(Readable.from(await exportLines(admin)));
  if (broken === null) return null;
  const named = /row (\d+)/.exec(broken.reason)?.[1];
  return named === undefined ? rows + 1 : Number(named);
}

describe('GET /audit-logs/verification', () => {
  it('finds an untouched chain sound, and an empty one too', async () => {
    const { school, admin } = await schoolWithActs(4, 2);
    const head = (await school.auditRows()).at(-1);
    const checkpoint = { seq: 2, signedAt: server.clock.now().toISOString(), keyId: expect.any(String), valid: true };
    expect(await verify(admin)).toEqual({ valid: true, entries: 4, headHash: head?.hash, firstBrokenSeq: null, checkpoint });
    const empty = await (await server.buildSchool()).admin();
    expect(await verify(empty)).toMatchObject({ valid: true, entries: 0, checkpoint: null });
  });

  it('goes on over rows from before values stood beside the chain', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    await school.inScope(async ({ tx, tenantId, now }) => {
      const row = {
        ...{ form: FORM.plain, tenantId, id: crypto.randomUUID(), seq: 1, userId: admin.id, actorName: 'Ada Reyes', action: 'user.update' },
        ...{ resourceType: 'user', resourceId: admin.id, before: { fullName: 'Ada' }, after: { fullName: 'Ada Reyes' } },
        ...{ correlationId: 'old', ip: '203.0.113.7', createdAt: now },
      };
      const hash = chainHash(row, GENESIS_HASH);
      await tx.auditLog.create({ data: { ...row, hash, previousHash: GENESIS_HASH }, select: { id: true } });
      await tx.auditHead.create({ data: { tenantId, seq: 1, hash }, select: { seq: true } });
    });
    await act(admin, 2);
    expect(await verify(admin)).toMatchObject({ valid: true, entries: 3 });
    const [, , old] = (await admin.get('/audit-logs')).body.items;
    expect(old).toMatchObject({ actorName: 'Ada Reyes', ip: '203.0.113.7', after: { fullName: 'Ada Reyes' }, erased: [] });
    expect(await verifyExport(Readable.from(await exportLines(admin)))).toMatchObject({ rows: 3, broken: null });
  });

  it('accepts that the values of strangers are gone, who have nobody to erase', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    await server.anyone.post('/auth/login').send({ tenantId: school.id, email: 'nobody@example.test', password: 'whatever it was' });
    await school.inScope(({ tx, tenantId }) => tx.auditPerson.deleteMany({ where: { tenantId } }));
    expect((await school.auditRows())[0]).toMatchObject({ actorName: 'Not signed in', ip: '(erased)', after: { email: '(erased)' } });
    expect(await verify(admin)).toMatchObject({ valid: true, entries: 1 });
  });
});

describe('tampering by the owner of the tables', () => {
  const stages = fc
    .integer({ min: 2, max: 5 })
    .chain((rows) =>
      fc.record({ rows: fc.constant(rows), signed: fc.integer({ min: 1, max: rows }), seq: fc.integer({ min: 1, max: rows }) }),
    );

  it.each(Object.entries(TAMPERINGS))('%s: the first broken row is named, here and offline', async (what, tampering) => {
    await fc.assert(
      fc.asyncProperty(stages, async ({ rows, signed, seq }) => {
        const stage = await schoolWithActs(rows, signed);
        const first = await tamper(tampering, seq, stage);
        expect(await verify(stage.admin)).toMatchObject({ valid: false, firstBrokenSeq: first });
        // An export tells of the rows there are: what is only in the head row, or missing after the last checkpoint, is not in it.
        const offline = await firstBrokenOffline(stage.admin);
        const tailOnly = (what === 'cuts off the tail' && seq > signed) || what === 'sets the head back';
        const removedLast = what === 'removes a row' && seq === rows && seq > signed;
        expect(offline).toBe(tailOnly || removedLast ? null : first);
      }),
      { numRuns: 4 },
    );
  });

  it.each(Object.entries(TAMPERINGS_WITH_A_NEW_HEAD))('%s: a checkpoint gives it away, here and offline', async (_what, tampering) => {
    await fc.assert(
      fc.asyncProperty(stages, async ({ rows, signed, seq }) => {
        const stage = await schoolWithActs(rows, signed);
        const first = await tamper(tampering, Math.min(seq, signed), stage);
        const verdict = await verify(stage.admin);
        expect(verdict).toMatchObject({ valid: false, firstBrokenSeq: first, checkpoint: { seq: signed, valid: false } });
        expect(await firstBrokenOffline(stage.admin)).toBe(first);
      }),
      { numRuns: 4 },
    );
  });
});

describe('the daily checkpoint', () => {
  it('is not made for a school without a row, and once a day by however many replicas', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    expect(await sign(school)).toBeUndefined();
    await act(admin, 1);
    const made = await Promise.all(Array.from({ length: 6 }, () => sign(school)));
    expect(made.filter(Boolean)).toMatchObject([{ kind: 'checkpoint', tenantId: school.id, seq: 1, entries: 1 }]);
    server.clock.advance(86_400_000);
    await act(admin, 1);
    expect(await sign(school)).toMatchObject({ seq: 2 });
    expect(await sign(school)).toBeUndefined();
    expect((await verify(admin)).checkpoint).toMatchObject({ seq: 2, valid: true });
    server.clock.advance(86_400_000);
    await Promise.all([signCheckpoints(server.services), signCheckpoints(server.services)]);
    const days = await school.inScope(({ tx, tenantId }) => tx.auditCheckpoint.count({ where: { tenantId } }));
    expect(days).toBe(3);
  });

  it('cannot be changed or deleted by the app, nor by its owner without notice', async () => {
    const { school, admin } = await schoolWithActs(2, 1);
    for (const sql of ['DELETE FROM audit_checkpoint', 'UPDATE audit_checkpoint SET seq = 2', 'TRUNCATE audit_checkpoint']) {
      await expect(school.inScope(({ tx }) => tx.$executeRawUnsafe(sql))).rejects.toThrow();
      await expect(server.asOwner((query) => query(sql))).rejects.toThrow('append-only');
    }
    await server.asOwner(async (query) => {
      await query('ALTER TABLE audit_checkpoint DISABLE TRIGGER USER');
      await query('UPDATE audit_checkpoint SET seq = 2, hash = (SELECT hash FROM audit_head WHERE tenant_id = $1) WHERE tenant_id = $1', [
        school.id,
      ]);
      await query('ALTER TABLE audit_checkpoint ENABLE TRIGGER USER');
    });
    expect(await verify(admin)).toMatchObject({ valid: false, firstBrokenSeq: null, checkpoint: { seq: 2, valid: false } });
    expect((await verifyExport(Readable.from(await exportLines(admin)))).broken?.reason).toBe(
      'is a checkpoint that was changed after it was signed',
    );
  });

  it('is believed under our key and our former ones alone, though the chain is sound under any', async () => {
    const former = readSigningKey(Buffer.alloc(32, 'a former one').toString('base64'));
    const trusting = await startTestServer({ env: { AUDIT_OLD_PUBLIC_KEYS: publicKeyPem(former.publicKey) } });
    onTestFinished(() => trusting.stop());
    for (const [{ buildSchool }, valid] of [
      [server, false],
      [trusting, true],
    ] as const) {
      const school = await buildSchool();
      const admin = await school.admin();
      await act(admin, 1);
      await school.inScope((scope) => signCheckpoint(scope, former));
      expect(await verify(admin)).toMatchObject({ valid: true, firstBrokenSeq: null, checkpoint: { seq: 1, keyId: former.keyId, valid } });
    }
  });

  it('leaves the chain open to what commits meanwhile', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    await act(admin, 1);
    await Promise.all([
      ...Array.from({ length: 10 }, (_, n) =>
        school.inScope(async (scope) =>
          record(scope, { action: 'resource.update', resourceType: 'resource', resourceId: `${n}`, after: { name: 'Room' } }),
        ),
      ),
      sign(school),
    ]);
    expect(await verify(admin)).toMatchObject({ valid: true, entries: 11, checkpoint: { valid: true } });
  });
});
