import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rankCandidates, type CandidateFacts } from './candidates.ts';

const facts = (fullName: string, more: Partial<CandidateFacts> = {}): CandidateFacts => ({
  instructor: { id: fullName.toLowerCase(), fullName },
  conflictingBookingId: null,
  insideAvailability: true,
  withinDuty: true,
  blocked: null,
  hasTaughtStudent: false,
  preferred: false,
  hoursThatWeek: 0,
  ...more,
});
const ranked = (...all: CandidateFacts[]) => rankCandidates(all).map(({ instructor }) => instructor.fullName);
const reason = (more: Partial<CandidateFacts>) => rankCandidates([facts('Ada', more)])[0]?.reason;

describe('candidates', () => {
  it('are ranked free, inside availability, preferred, known to the student, fewer hours, then by name', () => {
    const all = [
      facts('Busy', { conflictingBookingId: 'b', preferred: true, hasTaughtStudent: true }),
      facts('Outside', { insideAvailability: false, preferred: true, hasTaughtStudent: true }),
      facts('Barred', { blocked: 'Has no licence.', preferred: true }),
      facts('Tired', { withinDuty: false, preferred: true }),
      facts('Zoe'),
      facts('Émile'),
      facts('Worked', { hoursThatWeek: 0.5 }),
      facts('Taught', { hasTaughtStudent: true, hoursThatWeek: 30 }),
      facts('Preferred', { preferred: true, hoursThatWeek: 40 }),
    ];
    expect(ranked(...all)).toEqual(['Preferred', 'Taught', 'Émile', 'Zoe', 'Worked', 'Tired', 'Outside', 'Barred', 'Busy']);
  });

  it('rank the same in whatever order they come, namesakes too', () => {
    const fact = fc.record({
      instructor: fc.record({ id: fc.uuid(), fullName: fc.constantFrom('Ada', 'Grace') }),
      conflictingBookingId: fc.option(fc.uuid()),
      insideAvailability: fc.boolean(),
      withinDuty: fc.boolean(),
      blocked: fc.option(fc.constant('Not now')),
      hasTaughtStudent: fc.boolean(),
      preferred: fc.boolean(),
      hoursThatWeek: fc.constantFrom(0, 1.5, 12),
    });
    const shuffled = fc
      .uniqueArray(fact, { selector: ({ instructor }) => instructor.id, maxLength: 8 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(rankCandidates(other)).toEqual(rankCandidates(all));
      }),
    );
  });

  it('say why in plain words', () => {
    expect(reason({ hasTaughtStudent: true, hoursThatWeek: 4.5 })).toBe(
      'Free, within availability, has taught this student, 4.5 h that week',
    );
    expect(reason({ insideAvailability: false, preferred: true, hoursThatWeek: 7 / 3 })).toBe(
      'Free, outside availability, asked for by the student, 2.3 h that week',
    );
    expect(reason({ blocked: 'Has no licence.' })).toBe('Has no licence.');
    expect(reason({ conflictingBookingId: 'b', preferred: true })).toBe('Has another lesson at that time');
  });

  it('carry what the contract names', () => {
    expect(rankCandidates([facts('Ada', { conflictingBookingId: 'b' })])).toEqual([
      {
        ...{ instructorId: 'ada', instructor: { id: 'ada', fullName: 'Ada' }, free: false, conflictingBookingId: 'b' },
        ...{ insideAvailability: true, withinDuty: true, blocked: null, hasTaughtStudent: false, preferred: false, hoursThatWeek: 0 },
        reason: 'Has another lesson at that time',
      },
    ]);
  });
});
