import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { AppError } from './app-error.ts';
import { decodeCursor, encodeCursor, page } from './paging.ts';

const shape = z.tuple([z.string(), z.string().nullable()]);
const typed = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
  return 'nothing thrown';
};

describe('a cursor', () => {
  it('is refused when the list did not make it, whatever it holds', () => {
    fc.assert(fc.property(fc.string(), (cursor) => codeOf(() => decodeCursor(cursor, shape)) === 'VALIDATION_FAILED'));
    expect(codeOf(() => decodeCursor(encodeCursor(['only one']), shape))).toBe('VALIDATION_FAILED');
    expect(codeOf(() => decodeCursor(encodeCursor(['a\0b', null]), shape))).toBe('VALIDATION_FAILED');
  });

  it('gives back what went in, and stands in an address as it is', () => {
    fc.assert(
      fc.property(typed, fc.option(typed), (first, second) => {
        const cursor = encodeCursor([first, second]);
        expect(decodeCursor(cursor, shape)).toEqual([first, second]);
        expect(encodeURIComponent(cursor)).toBe(cursor);
      }),
    );
  });
});

describe('a page', () => {
  it('has a next one only when a row more than the limit was found', () => {
    expect(page([], 2, String)).toEqual({ items: [], nextCursor: null });
    expect(page([1, 2], 2, String)).toEqual({ items: [1, 2], nextCursor: null });
    expect(page([1, 2, 3], 2, String)).toEqual({ items: [1, 2], nextCursor: '2' });
  });
});
