import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { verifyExport, type Verdict } from './modules/audit/index.ts';
import { progressBar } from './platform/progress-bar.ts';
import { publicKeysIn } from './platform/signing-key.ts';

const USAGE = 'Name the export to verify: npm run audit:verify -- FILE [--key PUBLIC_KEY_FILE]';

class Refusal extends Error {}

/**
 * `npm run audit:verify -- FILE [--key PUBLIC_KEY_FILE]`: verifies an export of the audit log without a database. Exit code
 * 0 when it is sound, 1 when not.
 */
async function run(): Promise<void> {
  const { file, key } = readArguments();
  const { size } = await stat(file).catch(() => refuse(`${file} cannot be read.`));
  const trusted = key === undefined ? undefined : await readKeys(key);
  const stream = createReadStream(file);
  const bar = progressBar(process.stderr, size);
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  const verdict = await verifyExport(lines, { trusted, onRow: (rows) => bar.show(stream.bytesRead, `${rows.toLocaleString('en')} rows`) });
  bar.end();
  tell(verdict, trusted !== undefined);
}

function tell({ rows, headHash, checkpoints, keyIds, broken }: Verdict, known: boolean): void {
  if (broken) refuse(`Broken at line ${broken.line}: ${broken.reason}. ${rows} rows before it are sound.`);
  const signed = `${checkpoints} daily ${checkpoints === 1 ? 'checkpoint holds' : 'checkpoints hold'}, and so does the end`;
  const whose = known
    ? 'signed with the key given'
    : `signed with ${keyIds.join(' and ')}, named in the export itself: compare with the school’s own key`;
  process.stdout.write(`Sound: ${rows} rows, head ${headHash}. ${signed}, ${whose}.\n`);
}

function readArguments(): { file: string; key: string | undefined } {
  const { values, positionals } = asked();
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) return refuse(USAGE);
  return { file, key: values.key };
}

function asked() {
  try {
    return parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
  } catch {
    return refuse(USAGE);
  }
}

async function readKeys(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => refuse(`${file} cannot be read.`));
  const keys = publicKeysIn(text);
  return keys.length > 0 ? keys : refuse(`${file} holds no Ed25519 public key.`);
}

function refuse(sentence: string): never {
  throw new Refusal(sentence);
}

try {
  await run();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stdout.write(`${error.message}\n`);
  process.exitCode = 1;
}
