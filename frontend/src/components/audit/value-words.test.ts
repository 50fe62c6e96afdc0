import { describe, expect, it } from 'vitest';

import { fieldName, inReadingOrder } from './field-names.ts';
import { valueWords } from './value-words.ts';

const ID = '01a208c9-57b3-723a-a6b2-f258f18e2cd4';
const WORDS = {
  timeZone: 'America/New_York',
  now: new Date('2026-11-23T12:00:00Z'),
  nameOf: (id: string) => (id === ID ? 'Ada Reyes' : undefined),
};
const words = (field: string, value: unknown) => valueWords(field, value, WORDS);

describe('a value of the log', () => {
  it.each([
    ['startsAt', '2026-07-01T13:00:00.000Z', 'Wed 1 Jul 2026, 09:00 EDT'],
    ['createdAt', '2026-12-01T13:00:07.120Z', 'Tue 1 Dec 2026, 08:00:07 EST'],
    ['date', '2026-12-24', 'Thu 24 Dec 2026'],
    ['instructorId', ID, 'Ada Reyes'],
    ['id', ID, '…f18e2cd4'],
    ['sessionId', ID.replace('01a2', 'ffff'), '…f18e2cd4'],
    ['status', 'ASSIGNED', 'Assigned'],
    ['status', 'GROUNDED', 'Out of service'],
    ['role', 'ADMIN', 'Administrator'],
    ['cancelReason', 'NO_SHOW', 'The student did not appear'],
    ['kind', 'AIRCRAFT', 'Aircraft'],
    ['by', 'PASSWORD_RESET', 'Password reset'],
    ['weekday', 7, 'Sunday'],
    ['sent', false, 'no'],
    ['failures', 0, '0'],
    ['ids', ['DRAFT_ONE', 2], 'Draft one, 2'],
    ['ids', [], 'nothing'],
    ['title', '', 'nothing'],
    ['title', 'A1', 'A1'],
    ['email', '(erased)', 'erased'],
  ])('%s %j reads as %s', (field, value, text) => {
    expect(words(field, value).text).toBe(text);
  });

  it('keeps what the words leave out', () => {
    expect(words('instructorId', ID).full).toBe(ID);
    expect(words('startsAt', '2026-07-01T13:00:00.000Z').full).toBe('2026-07-01T13:00:00.000Z');
  });

  it('stands under a name in words', () => {
    expect(['startsAt', 'override.reason', 'maxAttempts', 'title'].map(fieldName)).toEqual([
      'Begins',
      'Why all the same',
      'Max attempts',
      'Title',
    ]);
  });

  it('stands in the order one reads, whatever order the log kept', () => {
    const fields = ['id', 'endsAt', 'maxAttempts', 'version', 'startsAt', 'passPercent', 'title'].map((path) => ({ path }));
    expect(inReadingOrder(fields).map(({ path }) => path)).toEqual([
      'title',
      'startsAt',
      'endsAt',
      'maxAttempts',
      'passPercent',
      'version',
      'id',
    ]);
  });
});
