import { audit } from '#contract';
import { FORM } from '#src/database/chain-hash.ts';

import type { Checkpoint } from './checkpoint.ts';

/** An export from before there were forms does not name them. */
const entry = audit.exportedEntry.extend({
  form: audit.exportedEntry.shape.form.default(FORM.plain),
  commitments: audit.exportedEntry.shape.commitments.default({}),
});

export type ExportLine = { entry: audit.ExportedEntry } | { checkpoint: Checkpoint };

/** Reads a line of an export; undefined where it is none. */
export function parseExportLine(text: string): ExportLine | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return undefined;
  if ('kind' in value) {
    const { data } = audit.exportedCheckpoint.safeParse(value);
    return data && { checkpoint: data };
  }
  const { data } = entry.safeParse(value);
  return data && { entry: data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
