import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';

import { verifyExport } from './modules/audit/index.ts';

const SHOW_EVERY_ROWS = 50_000;

/** `npm run audit:verify -- FILE`: verifies an export of the audit log without a database. Exit code 0 when it is sound, 1 when not. */
async function run(file: string | undefined): Promise<number> {
  if (file === undefined) return say('Name the export to verify: npm run audit:verify -- FILE', 1);
  const size = await stat(file).then(
    ({ size: bytes }) => bytes,
    () => undefined,
  );
  if (size === undefined) return say(`${file} cannot be read.`, 1);
  const stream = createReadStream(file);
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  const { rows, headHash, broken } = await verifyExport(lines, (done) => {
    if (done % SHOW_EVERY_ROWS === 0) process.stderr.write(`${Math.round((stream.bytesRead / size) * 100)} %, ${done} rows\n`);
  });
  if (broken) return say(`Broken at line ${broken.line}: ${broken.reason}. ${rows} rows before it are sound.`, 1);
  return say(`Sound: ${rows} rows, head ${headHash}. Compare the head with the school's own to be sure that no tail is missing.`, 0);
}

function say(sentence: string, code: number): number {
  process.stdout.write(`${sentence}\n`);
  return code;
}

process.exitCode = await run(process.argv[2]);
