import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');

const requirement = z.object({
  requirement: z.string().regex(/^V(?:6|7|8|9|16)\.\d+\.\d+$/),
  level: z.enum(['1', '2']),
  status: z.enum(['met', 'partly', 'operator']),
  proof: z.string(),
  note: z.string(),
});

const rows = z
  .array(requirement)
  .parse(parse(readFileSync(resolve(ROOT, 'docs/security/asvs.csv'), 'utf8'), { columns: true, skip_empty_lines: true }));

describe('the table of security requirements', () => {
  it('has each requirement of its chapters once', () => {
    expect(rows).toHaveLength(67);
    expect(new Set(rows.map((row) => row.requirement)).size).toBe(67);
  });

  it.each(rows.map((row) => [row.requirement, row] as const))(
    '%s names a proof that is there, and its gap where there is one',
    (_id, row) => {
      expect(existsSync(resolve(ROOT, row.proof)), row.proof).toBe(true);
      expect(row.note.startsWith('GAP: ')).toBe(row.status !== 'met');
    },
  );
});
