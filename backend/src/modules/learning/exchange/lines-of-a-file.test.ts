import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { inPieces, readAll } from '#test/text-pieces.ts';

import { linesOf } from './text-lines.ts';

describe('the lines of a file', () => {
  it('are the same in whatever pieces they come', async () => {
    const text = fc.array(fc.constantFrom('a', '\r', '\n', '\r\n', '😀', '\u2028'), { maxLength: 20 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (source, size) => {
        const lines = source.split(/\r\n|\n|\r/);
        if (lines.at(-1) === '') lines.pop();
        expect(await readAll(linesOf(inPieces(source, size)))).toEqual(lines.map((line, index) => ({ number: index + 1, text: line })));
      }),
    );
  });

  it('begin after the mark of a byte order', async () => {
    expect(await readAll(linesOf(inPieces('\ufeffa\n\ufeffb')))).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: '\ufeffb' },
    ]);
  });

  it('are held only so far when they do not end', async () => {
    const [only] = await readAll(linesOf(inPieces('x'.repeat(2_000_000), 10_000)));
    expect(only?.text.length).toBeLessThan(520_000);
  });
});
