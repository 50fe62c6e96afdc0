import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  commit,
  commitmentsIn,
  committedJson,
  committedText,
  concealAgain,
  ERASED,
  type Opened,
  opensTruly,
  reveal,
} from './commitments.ts';

const salt = 'ab'.repeat(32);
const sealed = (value: unknown) => commit({ value, salt });
const ROW = {
  actorName: committedText(sealed('Ada Reyes')),
  ip: committedText(sealed('203.0.113.7')),
  before: null,
  after: { id: '1', email: committedJson(sealed('ada@example.test')), note: '$personal:x' },
};
const KNOWN = new Map(['Ada Reyes', '203.0.113.7', 'ada@example.test'].map((value): [string, Opened] => [sealed(value), { value, salt }]));
const commitmentsOf = (known: ReadonlyMap<string, Opened>) =>
  Object.fromEntries(reveal(ROW, known).openings.map(({ pointer, hash, opened }) => [pointer, { hash, salt: opened?.salt ?? null }]));

describe('a commitment', () => {
  it('is SHA-256 over the salt and the JSON of the value', () => {
    expect(sealed('Ada Reyes')).toBe(createHash('sha256').update(`${salt}"Ada Reyes"`).digest('hex'));
  });

  it('differs by value and by salt', () => {
    const salts = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
    fc.assert(
      fc.property(fc.tuple(salts, fc.string()), fc.tuple(salts, fc.string()), (a, b) => {
        const [one, other] = [a, b].map(([key, value]) => commit({ value, salt: key }));
        expect(one === other).toBe(a[0] === b[0] && a[1] === b[1]);
      }),
    );
  });
});

describe('a row with commitments', () => {
  it('is read with the values that are there, and says where they were erased', () => {
    expect(reveal(ROW, KNOWN).shown).toEqual({
      actorName: 'Ada Reyes',
      ip: '203.0.113.7',
      before: null,
      after: { id: '1', email: 'ada@example.test', note: '$personal:x' },
    });
    const { shown, openings } = reveal(ROW, new Map([...KNOWN].slice(0, 1)));
    expect(shown).toMatchObject({ actorName: 'Ada Reyes', ip: ERASED, after: { email: ERASED } });
    expect(openings.filter(({ opened }) => !opened).map(({ pointer }) => pointer)).toEqual(['/ip', '/after/email']);
  });

  it.each([
    ['all', KNOWN],
    ['some', new Map([...KNOWN].slice(1))],
    ['none', new Map<string, Opened>()],
  ])('is chained again from what is shown, with %s of its values there', (_which, known) => {
    const { chained, openings } = concealAgain(reveal(ROW, known).shown, commitmentsOf(known));
    expect(chained).toEqual(ROW);
    expect(opensTruly(openings)).toBe(true);
    expect(commitmentsIn(chained)).toEqual(commitmentsIn(ROW));
  });

  it('does not open to another value, another salt, or a value where one was erased', () => {
    const { shown } = reveal(ROW, KNOWN);
    const honest = commitmentsOf(KNOWN);
    const opens = (row: typeof shown, commitments: typeof honest) => opensTruly(concealAgain(row, commitments).openings);
    expect(opens(shown, honest)).toBe(true);
    expect(opens({ ...shown, actorName: 'Eve' }, honest)).toBe(false);
    expect(opens({ ...shown, after: { ...ROW.after, email: 'eve@example.test' } }, honest)).toBe(false);
    expect(opens(shown, { ...honest, '/ip': { hash: sealed('203.0.113.7'), salt: 'cd'.repeat(32) } })).toBe(false);
    expect(opens(shown, { ...honest, '/ip': { hash: sealed('203.0.113.7'), salt: null } })).toBe(false);
  });
});
