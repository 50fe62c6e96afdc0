import { expect, it } from 'vitest';

import { collectLines } from './collect-lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('counts lines wherever the stream is cut, and keeps every byte', () => {
  const told: number[] = [];
  const collected = collectLines((lines) => told.push(lines));
  for (const piece of ['{"seq":1}\n{"s', 'eq":2}', '\n', '\n\n']) collected.take(bytes(piece));
  const { blob, lines } = collected.end();
  expect(lines).toBe(4);
  expect(blob.size).toBe(22);
  expect(told[0]).toBe(1);
});

it('puts large streams into blobs as they come', () => {
  const collected = collectLines(() => undefined);
  const piece = bytes(`${'x'.repeat(999_999)}\n`);
  for (let n = 0; n < 20; n += 1) collected.take(piece);
  expect(collected.end()).toMatchObject({ lines: 20, blob: { size: 20_000_000 } });
});
