import { describe, expect, it, vi } from 'vitest';

import { NetworkError } from './api-error.ts';
import { importLines } from './import-lines.ts';

const PROGRESS = { imported: 100, skipped: 0, line: 199 };
const RESULT = { imported: 120, skipped: 1, line: 241, done: true, problems: [{ line: 7, reason: 'Naïve' }], stopped: null };
const BYTES = new TextEncoder().encode([PROGRESS, RESULT].map((line) => `${JSON.stringify(line)}\n`).join(''));

describe('the answer to an import', () => {
  it('is read line by line, however it is cut into pieces', () => {
    for (let at = 0; at <= BYTES.length; at += 1) {
      const onProgress = vi.fn();
      const lines = importLines(onProgress);
      lines.take(BYTES.slice(0, at));
      lines.take(BYTES.slice(at));
      expect(onProgress.mock.calls).toEqual([[PROGRESS], [RESULT]]);
      expect(lines.result()).toEqual(RESULT);
    }
  });

  it('that broke off is a fault of the network', () => {
    const lines = importLines();
    lines.take(BYTES.slice(0, 60));
    expect(() => lines.result()).toThrow(NetworkError);
  });
});
