import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { solveProgram } from '#src/platform/linear-program.ts';

import { overlaps } from './intervals.ts';
import { type Match, type Matchable, matchingProgram, type MinutesLeft } from './matching.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23) + minute * 60_000);
const NO_LIMIT: MinutesLeft = () => Infinity;

const booking = (id: string, start: number, given: Partial<Matchable> = {}): Matchable => ({
  ...{
    id,
    taken: { startsAt: at(start), endsAt: at(start + 60) },
    minutes: 60,
    day: 0,
    week: 0,
    instructors: [{ id: 'ada', cost: 0 }],
    resources: null,
  },
  ...given,
});

async function matched(bookings: readonly Matchable[], left: MinutesLeft = NO_LIMIT): Promise<Match[]> {
  const { program, read } = matchingProgram(bookings, left);
  const { chosen, isOptimal } = await solveProgram(program, { seconds: 10 });
  expect(isOptimal).toBe(true);
  return read(chosen);
}
const pairs = (matches: readonly Match[]) =>
  matches.map(({ bookingId, instructorId, resourceId }) => [bookingId, instructorId, resourceId].join(' '));

/** Whether some bookings can be assigned just so: nobody twice at once, and no limit passed. */
function isPossible(matches: readonly Match[], bookings: readonly Matchable[], left: MinutesLeft): boolean {
  const all = matches.flatMap((match) => bookings.filter(({ id }) => id === match.bookingId).map((each) => ({ ...match, ...each })));
  const clash = all.some((a, nth) =>
    all.slice(nth + 1).some((b) => {
      const sharesPerson = a.instructorId !== null && a.instructorId === b.instructorId;
      const sharesThing = a.resourceId !== null && a.resourceId === b.resourceId;
      return (sharesPerson || sharesThing) && overlaps(a.taken, b.taken);
    }),
  );
  const people = [...new Set(all.flatMap(({ instructorId }) => instructorId ?? []))];
  const tired = people.some((id) => {
    const own = all.filter(({ instructorId }) => instructorId === id);
    return own.reduce((sum, { minutes }) => sum + minutes, 0) > left(id, { day: 0 });
  });
  return !clash && !tired;
}

/** The most that can be assigned, by trying everything. */
function mostBySearch(bookings: readonly Matchable[], left: MinutesLeft): number {
  const search = (at: number, chosen: readonly Match[]): number => {
    const next = bookings[at];
    if (!next) return chosen.length;
    const ways = next.instructors.flatMap(({ id }) =>
      (next.resources ?? [null]).map((resourceId) => [...chosen, { bookingId: next.id, instructorId: id, resourceId }]),
    );
    return Math.max(search(at + 1, chosen), ...ways.filter((way) => isPossible(way, bookings, left)).map((way) => search(at + 1, way)));
  };
  return search(0, []);
}

describe('the best matching', () => {
  it('gives up the best fit of one where that lets another be taught', async () => {
    const both = [
      { id: 'ada', cost: 0 },
      { id: 'grace', cost: 200 },
    ];
    const matches = await matched([booking('any', 0, { instructors: both }), booking('only-ada', 30)]);
    expect(pairs(matches)).toEqual(['any grace ', 'only-ada ada ']);
  });

  it('takes the older request where not all can, and the better fit where that is all there is to choose', async () => {
    expect(pairs(await matched([booking('old', 0, { instructors: [{ id: 'ada', cost: 300 }] }), booking('new', 30)]))).toEqual([
      'old ada ',
    ]);
    const choice = [
      { id: 'ada', cost: 100 },
      { id: 'grace', cost: 0 },
    ];
    expect(pairs(await matched([booking('one', 0, { instructors: choice })]))).toEqual(['one grace ']);
  });

  it('lets one person teach many lessons that do not overlap, up to the limit', async () => {
    const day = [booking('a', 0), booking('b', 60), booking('c', 120)];
    expect(await matched(day)).toHaveLength(3);
    expect(pairs(await matched(day, (_, within) => ('day' in within ? 120 : Infinity)))).toEqual(['a ada ', 'b ada ']);
    expect(await matched(day, (_, within) => ('week' in within ? 60 : Infinity))).toHaveLength(1);
  });

  it('takes a free aircraft for each, solo flights too', async () => {
    const solo = { instructors: [{ id: null, cost: 0 }] };
    const flights = [
      booking('a', 0, { ...solo, resources: ['n1', 'n2'] }),
      booking('b', 30, { ...solo, resources: ['n1'] }),
      booking('c', 30, { ...solo, resources: ['n1', 'n2'] }),
    ];
    expect(pairs(await matched(flights))).toEqual(['a  n2', 'b  n1']);
  });

  it('of nothing, or of what nobody can teach, is nothing', async () => {
    expect(await matched([])).toEqual([]);
    expect(await matched([booking('a', 0, { instructors: [] }), booking('b', 0, { resources: [] })])).toEqual([]);
  });

  it('is always possible, and no other assigns more', { timeout: 60_000 }, async () => {
    const wish = fc.record({
      start: fc.nat(8).map((half) => half * 30),
      instructors: fc.uniqueArray(fc.constantFrom('ada', 'grace', 'kay'), { maxLength: 3 }),
      resources: fc.option(fc.uniqueArray(fc.constantFrom('n1', 'n2'), { maxLength: 2 })),
      cost: fc.nat(300),
    });
    const limit = fc.constantFrom(60, 120, Infinity);
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 5 }), limit, async (wishes, minutes) => {
        const bookings = wishes.map(({ start, instructors, resources, cost }, nth) =>
          booking(`b${nth}`, start, { instructors: instructors.map((id) => ({ id, cost })), resources }),
        );
        const left: MinutesLeft = () => minutes;
        const matches = await matched(bookings, left);
        expect(isPossible(matches, bookings, left)).toBe(true);
        expect(matches).toHaveLength(mostBySearch(bookings, left));
      }),
      { numRuns: 40 },
    );
  });
});
