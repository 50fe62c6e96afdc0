/* The offline verifier on a million rows: time and peak memory. `npx tsx bench/audit-verify.ts [rows]` in backend/, after a build. */
import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import * as z from 'zod';

import { audit } from '../contract/index.ts';
import { chainHash, FORM, GENESIS_HASH } from '../src/database/chain-hash.ts';
import { commit, concealAgain } from '../src/database/commitments.ts';
import { signed } from '../src/modules/audit/checkpoint.ts';
import { readSigningKey } from '../src/platform/signing-key.ts';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const ROWS_A_DAY = 2_000;
const PEOPLE = 500;
const VERIFIER = resolve(import.meta.dirname, '../dist/audit-verify.js');

const tenantId = randomUUID();
const key = readSigningKey(randomBytes(32).toString('base64'));
const people = Array.from({ length: PEOPLE }, (_, n) => ({
  ...{ id: randomUUID(), salt: createHash('sha256').update(`${n}`).digest('hex'), name: `Person ${n}`, ip: `203.0.113.${n % 256}` },
}));

/** A row as the app would write it: a lesson moved, with all of its fields before and after. */
function rowOf(seq: number, previousHash: string): { line: string; hash: string } {
  const person = people[seq % PEOPLE] ?? { id: tenantId, salt: '', name: '', ip: '' };
  const createdAt = new Date(Date.UTC(2026, 0, 1) + seq * 43_000);
  const booking = {
    ...{ id: randomUUID(), status: 'ASSIGNED', startsAt: createdAt, endsAt: createdAt, title: 'Circuits and landings', notes: null },
    ...{ studentId: person.id, instructorId: person.id, preferredInstructorId: null, resourceId: person.id, courseId: null },
    ...{
      escalatedAt: null,
      cancelReason: null,
      cancelNote: null,
      outcome: null,
      remarks: null,
      version: 3,
      createdAt,
      updatedAt: createdAt,
    },
  };
  const plain = JSON.parse(JSON.stringify(booking)) as object;
  const commitments = {
    '/actorName': { hash: commit({ value: person.name, salt: person.salt }), salt: person.salt },
    '/ip': { hash: commit({ value: person.ip, salt: person.salt }), salt: person.salt },
  };
  const shown = {
    ...{ tenantId, id: randomUUID(), seq, userId: person.id, actorName: person.name, action: 'schedule.booking.reschedule' },
    ...{ resourceType: 'booking', resourceId: booking.id, before: { ...plain, version: 2 }, after: plain },
    ...{ correlationId: randomUUID(), ip: person.ip, createdAt, form: FORM.committed },
  };
  const hash = chainHash({ ...shown, ...concealAgain(shown, commitments).chained }, previousHash);
  return { line: JSON.stringify(z.encode(audit.exportedEntry, { ...shown, commitments, hash, previousHash })), hash };
}

async function write(file: string): Promise<void> {
  const out = createWriteStream(file);
  let hash = GENESIS_HASH;
  const sign = (kind: 'checkpoint' | 'end', seq: number) =>
    JSON.stringify(z.encode(audit.exportedCheckpoint, signed({ kind, tenantId, seq, hash, entries: seq, signedAt: new Date() }, key)));
  for (let seq = 1; seq <= ROWS; seq += 1) {
    const row = rowOf(seq, hash);
    ({ hash } = row);
    const checkpoint = seq % ROWS_A_DAY === 0 ? `${sign('checkpoint', seq)}\n` : '';
    if (!out.write(`${row.line}\n${checkpoint}`)) await once(out, 'drain');
  }
  out.end(`${sign('end', ROWS)}\n`);
  await once(out, 'finish');
}

const folder = await mkdtemp(join(tmpdir(), 'flightline-bench-'));
try {
  const file = join(folder, 'audit.ndjson');
  await write(file);
  console.log(`${ROWS} rows, ${Math.round((await stat(file)).size / 1e6)} MB`);
  const begun = performance.now();
  const child = spawn(process.execPath, [VERIFIER, file], { stdio: 'inherit' });
  let peak = 0;
  const watch = setInterval(() => {
    readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => (peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))),
      () => undefined,
    );
  }, 200);
  await once(child, 'exit');
  clearInterval(watch);
  console.log(`verified in ${((performance.now() - begun) / 1_000).toFixed(1)} s, peak resident memory ${Math.round(peak / 1_024)} MB`);
} finally {
  await rm(folder, { recursive: true });
}
