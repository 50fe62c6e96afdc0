import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { publicKeyPem, readSigningKey } from '#src/platform/signing-key.ts';
import { exportLines } from '#test/audit-export.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const BACKEND = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

let server: TestServer;
let folder: string;
let lines: string[];

beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'flightline-audit-'));
  const admin = await (await server.buildSchool()).admin();
  for (let n = 0; n < 20; n += 1) await admin.post('/resources').send({ name: `Room ${n}`, kind: 'ROOM' });
  lines = await exportLines(admin);
  const { publicKey } = readSigningKey(server.services.config.auditSigningKey);
  const other = readSigningKey(Buffer.alloc(32, 'of another').toString('base64'));
  await writeFile(join(folder, 'sound'), `${lines.join('\n')}\n`);
  await writeFile(join(folder, 'changed'), `${lines.with(6, lines[6]?.replace('Room 6', 'Room 9') ?? '').join('\n')}\n`);
  await writeFile(join(folder, 'our-key'), publicKeyPem(publicKey));
  await writeFile(join(folder, 'other-key'), publicKeyPem(other.publicKey));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await server.stop();
});

/** The program, in a process of its own without a database. */
async function verify(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const named = args.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg)));
  try {
    return { code: 0, ...(await run(process.execPath, ['--import', 'tsx', 'src/audit-verify.ts', ...named], { cwd: BACKEND })) };
  } catch (error) {
    return error as { code: number; stdout: string; stderr: string };
  }
}

describe('npm run audit:verify', () => {
  it('says that an export is sound, by whose key, and how far it is', async () => {
    const { keyId } = readSigningKey(server.services.config.auditSigningKey);
    const { code, stdout, stderr } = await verify('sound');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Sound: 20 rows, head [0-9a-f]{64}\. 0 daily checkpoints hold, and so does the end, /);
    expect(stdout).toContain(`signed with ${keyId}, named in the export itself: compare with the school’s own key`);
    expect(stderr).toMatch(/\[#+-*\] \d+ %, \d+ rows/);
    expect((await verify('sound', '--key', 'our-key')).stdout).toContain('signed with the key given.');
  });

  it('ends with 1 and the place where it is not', async () => {
    expect(await verify('changed')).toMatchObject({
      code: 1,
      stdout: 'Broken at line 7: row 7 is missing, moved or changed. 6 rows before it are sound.\n',
    });
    expect(await verify('sound', '--key', 'other-key')).toMatchObject({ code: 1, stdout: expect.stringContaining('none of those given') });
  });

  it.each([
    [[], 'Name the export to verify'],
    [['sound', 'changed'], 'Name the export to verify'],
    [['sound', '--keys', 'our-key'], 'Name the export to verify'],
    [['absent'], 'cannot be read'],
    [['sound', '--key', 'absent'], 'cannot be read'],
    [['sound', '--key', 'sound'], 'holds no Ed25519 public key'],
  ])('refuses %j in a sentence', async (args, sentence) => {
    const { code, stdout } = await verify(...args);
    expect(code).toBe(1);
    expect(stdout).toContain(sentence);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });
});
