import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './run-command.mjs';

/** Below node_modules, so that a fresh install also builds afresh. */
const KEPT = join(root, 'node_modules/.cache/flightline');

/** Whether `output` was made from these very `inputs` (files and folders, from the root); `keep` remembers that it now was. */
export function freshness({ name, inputs, output }) {
  const stamp = join(KEPT, `${name}.stamp`);
  const now = fingerprint(inputs);
  return {
    isFresh: existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now,
    keep() {
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(stamp, now);
    },
  };
}

/** By content, since a checkout, a copy and a container set times of their own. */
function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesOf).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist' && !/\.test\.tsx?$/.test(name))
    .flatMap(({ name }) => filesOf(join(path, name)));
}
