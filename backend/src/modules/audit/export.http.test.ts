import { Readable } from 'node:stream';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { publicKeysIn, readSigningKey } from '#src/platform/signing-key.ts';
import { exportLines } from '#test/audit-export.ts';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { signCheckpoint } from './sign-checkpoint.ts';
import { verifyExport } from './verify-export.ts';

let server: TestServer;
let school: School;
let admin: Person;
let lines: string[];

const ourKey = () => readSigningKey(server.services.config.auditSigningKey);
const verdict = (given: readonly string[], trusted?: string[]) => verifyExport(Readable.from(given), { trusted });
const reason = async (given: readonly string[]) => {
  const { broken } = await verdict(given);
  return broken && `${broken.line}: ${broken.reason}`;
};
/** A line with one text in it replaced. */
const edited = (at: number, from: string | RegExp, to: string) => lines.with(at, lines[at]?.replace(from, to) ?? '');

beforeAll(async () => {
  server = await startTestServer();
  school = await server.buildSchool();
  admin = await school.admin({ fullName: 'Ada Reyes' });
  for (let n = 0; n < 3; n += 1) await admin.post('/resources').send({ name: `Room ${n}`, kind: 'ROOM' });
  await school.inScope((scope) => signCheckpoint(scope, ourKey()));
  for (let n = 3; n < 5; n += 1) await admin.post('/resources').send({ name: `Room ${n}`, kind: 'ROOM' });
  lines = await exportLines(admin);
});
afterAll(() => server.stop());

describe('GET /audit-logs/export', () => {
  it('is for admins only', async () => {
    expect((await (await school.instructor()).get('/audit-logs/export')).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('gives every row, oldest first, the checkpoint after its row, and a signed end', async () => {
    const read = lines.map((line) => JSON.parse(line));
    expect(read.map(({ kind, seq }) => `${kind ?? 'row'} ${seq}`)).toEqual([
      'row 1',
      'row 2',
      'row 3',
      'checkpoint 3',
      'row 4',
      'row 5',
      'end 5',
    ]);
    const [shown] = (await admin.get('/audit-logs?limit=1')).body.items;
    const { erased: _erased, ...row } = shown;
    expect(read[5]).toMatchObject(row);
    expect(read[5]).toMatchObject({
      actorName: 'Ada Reyes',
      form: 2,
      commitments: { '/actorName': { salt: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    });
  });

  it('verifies offline, with our key too, and with no other', async () => {
    const { body: online } = await admin.get('/audit-logs/verification');
    const { keyId, publicKey } = ourKey();
    expect(await verdict(lines)).toEqual({ rows: 5, headHash: online.headHash, checkpoints: 1, keyIds: [keyId], broken: null });
    expect((await verdict(lines, [publicKey])).broken).toBeNull();
    const other = readSigningKey(Buffer.alloc(32, 'of another').toString('base64'));
    expect((await verdict(lines, [other.publicKey])).broken).toEqual({
      line: 4,
      reason: `is signed with key ${keyId}, which is none of those given`,
    });
  });

  it('is sound for a school without a row', async () => {
    const empty = await exportLines(await (await server.buildSchool()).admin());
    expect(await verdict(empty)).toMatchObject({ rows: 0, checkpoints: 0, broken: null });
  });

  it('tells what is wrong with a line, and which', async () => {
    expect(await reason(edited(1, 'Room 1', 'Room 9'))).toBe('2: row 2 is missing, moved or changed');
    expect(await reason(edited(1, 'Ada Reyes', 'Eve Reyes'))).toBe('2: row 2 is missing, moved or changed');
    expect(await reason(edited(1, /"salt":"[0-9a-f]{64}"/, '"salt":null'))).toBe('2: row 2 is missing, moved or changed');
    expect(await reason(lines.toSpliced(1, 1))).toBe('2: row 2 is missing, moved or changed');
    expect(await reason(lines.toSpliced(1, 0, lines[0] ?? ''))).toBe('2: row 1 is missing, moved or changed');
    expect(await reason(edited(3, '"entries":3', '"entries":2'))).toBe('4: is a checkpoint that was changed after it was signed');
    expect(await reason(lines.toSpliced(2, 1))).toBe('3: row 3 is missing: on 2026-06-01T09:00:00.000Z there were 3 rows');
    expect(await reason([...lines.toSpliced(3, 1).slice(0, -1), lines[3] ?? ''])).toBe('6: is a checkpoint out of its place');
    expect(await reason(lines.slice(0, -1))).toBe('6: is the last, and no signed end: the rows after 5 may be missing');
    expect(await reason([...lines.slice(0, 3), edited(3, '"checkpoint"', '"end"')[3] ?? ''])).toBe(
      '4: is a checkpoint that was changed after it was signed',
    );
    expect(await reason([...lines, lines[0] ?? ''])).toBe('8: comes after the signed end');
    expect(await reason(edited(2, /^/, 'no JSON '))).toBe('3: is not a line of an audit export');
    expect(await reason([])).toBe('0: is the last, and no signed end: the rows after 0 may be missing');
    const stranger = await exportLines(await (await server.buildSchool()).admin());
    expect(await reason([...lines.slice(0, -1), ...stranger])).toBe('7: is of another school');
  });

  it('accepts a person’s values as gone only where their erasure is on record', async () => {
    const elsewhere = await server.buildSchool();
    const other = await elsewhere.admin();
    const { id: leaver } = (await other.post('/users').send({ email: 'bo@example.test', fullName: 'Bo', role: 'STUDENT' })).body;
    await other.post(`/users/${leaver}/suspend`).send({});
    await other.post(`/users/${leaver}/erase`).send({ reason: 'Left' });
    const sound = await exportLines(other);
    expect(sound.join()).not.toContain('bo@example.test');
    expect(await verdict(sound)).toMatchObject({ rows: 3, broken: null });
    await elsewhere.inScope(({ tx, tenantId }) => tx.auditPerson.deleteMany({ where: { tenantId, id: other.id } }));
    const stripped = await exportLines(other);
    expect(await reason(stripped)).toBe('1: personal values of row 1 are gone, and no erasure is on record');
  });

  it('does not verify once any character of a row, a checkpoint or the end is another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.constantFrom('0', 'x', '"', '}', ' ', 'é'), async (lineAt, charAt, put) => {
        const at = lineAt % lines.length;
        const line = lines[at] ?? '';
        const place = charAt % line.length;
        const spoiled = line.slice(0, place) + put + line.slice(place + 1);
        const { broken } = await verdict(lines.with(at, spoiled));
        if (saysTheSame(spoiled, line)) return;
        expect(broken, spoiled).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

/** Whether two lines say the same to a reader of JSON. */
function saysTheSame(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return false;
  }
}

it('names its key in PEM at GET /audit-logs/public-key', async () => {
  const { body } = await admin.get('/audit-logs/public-key');
  expect(body.keyId).toBe(ourKey().keyId);
  expect(publicKeysIn(body.publicKey)).toEqual([ourKey().publicKey]);
});
