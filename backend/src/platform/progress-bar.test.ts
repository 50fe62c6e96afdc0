import { expect, it } from 'vitest';

import { progressBar } from './progress-bar.ts';

function drawn({ isTTY }: { isTTY: boolean }): string[] {
  const written: string[] = [];
  const bar = progressBar({ write: (text) => written.push(text), isTTY }, 2_000);
  for (let done = 1; done <= 2_000; done += 1) bar.show(done, `${done} rows`);
  bar.end();
  return written;
}

it('moves in place on a terminal, and only when there is something to see', () => {
  const written = drawn({ isTTY: true });
  expect(written).toHaveLength(1_001);
  expect(written[499]).toBe('\r[###############---------------] 50 %, 1000 rows');
  expect(written.slice(-2)).toEqual(['\r[##############################] 100 %, 2000 rows', '\n']);
});

it('is a line each tenth where its output goes to a file', () => {
  const written = drawn({ isTTY: false });
  expect(written).toHaveLength(10);
  expect(written[0]).toBe('[###---------------------------] 10 %, 200 rows\n');
});
