import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agendaOf, needOf, takenIn } from '#test/agenda.ts';

import type { Agenda, Placed } from './agenda.ts';
import { obstaclesInWay } from './explanation.ts';
import { union, type Interval } from './intervals.ts';
import { obstaclesTo } from './obstacles.ts';
import { localDays } from './school-time.ts';
import { type Need, openSlots } from './slots.ts';

const MINUTE = 60_000;
const BASE = Date.parse('2026-11-23T00:00:00.000Z');
const SPAN = 2 * 1440;
const at = (minute: number) => new Date(BASE + minute * MINUTE);
const between = (start: number, end: number): Interval => ({ startsAt: at(start), endsAt: at(end) });

const interval = fc
  .tuple(fc.nat(SPAN / 5 - 1), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => between(start * 5, Math.min(SPAN, (start + length) * 5)));
const list = fc.array(interval, { maxLength: 5 });
const sorted = list.map((all) => all.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()));
const byId = <T>(ids: readonly string[], each: fc.Arbitrary<T>) =>
  fc.tuple(...ids.map(() => each)).map((all) => new Map(ids.map((id, nth) => [id, all[nth] as T] as const)));

const PEOPLE = ['ada', 'grace'];
const FLEET = ['n1', 'n2', 'n3'];

/** Any picture of two days: lessons, outages, limits, grounded aircraft. */
const scene = fc
  .record({
    available: byId(PEOPLE, list.map(union)),
    instructors: byId(PEOPLE, list.map(takenIn)),
    resources: byId(FLEET, list.map(takenIn)),
    student: list.map(takenIn),
    school: fc.array(interval, { maxLength: 1 }),
    outInstructors: byId(PEOPLE, fc.array(interval, { maxLength: 1 })),
    outResources: byId(FLEET, sorted),
    grounded: byId(FLEET, fc.boolean()),
    dailyMinutes: fc.option(fc.constantFrom(60, 120, 300)),
    weeklyMinutes: fc.option(fc.constantFrom(90, 300)),
    taught: byId(
      PEOPLE,
      fc.record({
        byDay: fc.array(fc.constantFrom(0, 30, 60, 240), { maxLength: 2 }),
        byWeek: fc.array(fc.constantFrom(0, 60, 240), { maxLength: 1 }),
      }),
    ),
    noticeUntil: fc.nat(SPAN).map(at),
    horizon: fc.option(fc.nat(SPAN).map(at)),
  })
  .map((given): Agenda =>
    agendaOf({
      available: given.available,
      taken: { byInstructor: given.instructors, byResource: given.resources, byStudent: given.student },
      out: { school: given.school, byInstructor: given.outInstructors, byResource: given.outResources },
      resources: new Map(
        FLEET.map((id) => [id, { id, name: id, kind: 'AIRCRAFT', model: 'C172', grounded: given.grounded.get(id) ?? false }]),
      ),
      duty: {
        dailyMinutes: given.dailyMinutes,
        weeklyMinutes: given.weeklyMinutes,
        days: localDays({ from: at(0), to: at(SPAN), timeZone: 'UTC' }),
        weekOfDay: [0, 0],
        taught: given.taught,
      },
      window: { after: at(-1), noticeUntil: given.noticeUntil, horizon: given.horizon },
    }),
  );

const wish = fc.record({
  durationMinutes: fc.constantFrom(15, 45, 60, 90),
  bufferBeforeMinutes: fc.constantFrom(0, 0, 10, 30),
  bufferAfterMinutes: fc.constantFrom(0, 0, 15),
  instructorIds: fc.constantFrom<readonly string[] | null>(PEOPLE, ['ada'], null),
  resourceIds: fc.constantFrom<readonly string[] | null>(null, ['n1'], FLEET, []),
});

const WINDOW = { from: at(0), to: at(SPAN) };

/** Every way in which a time could be placed: with whom, and with what. */
const placements = (need: Need, startsAt: Date): Placed[] => {
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = need;
  const endsAt = new Date(startsAt.getTime() + durationMinutes * MINUTE);
  return (need.instructorIds ?? [null]).flatMap((instructorId) =>
    (need.resourceIds ?? [null]).map((resourceId) => ({
      startsAt,
      endsAt,
      bufferBeforeMinutes,
      bufferAfterMinutes,
      instructorId,
      resourceId,
    })),
  );
};

describe('listing, judging and explaining', () => {
  it('agree: every slot that is offered can be assigned, with everyone and everything it names', () => {
    fc.assert(
      fc.property(scene, wish, (agenda, need) => {
        for (const { startsAt, endsAt, instructorIds, resourceIds } of openSlots(agenda, need, WINDOW)) {
          expect(endsAt.getTime() - startsAt.getTime()).toBe(need.durationMinutes * MINUTE);
          const who = need.instructorIds ? instructorIds : [null];
          const what = resourceIds ?? [null];
          expect(who.length * what.length).toBeGreaterThan(0);
          for (const instructorId of who) {
            for (const resourceId of what) {
              const { bufferBeforeMinutes, bufferAfterMinutes } = need;
              expect(obstaclesTo(agenda, { startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes, instructorId, resourceId })).toEqual(
                [],
              );
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('agree: what is refused to all was not offered, and what was not offered is explained', () => {
    fc.assert(
      fc.property(scene, wish, fc.integer({ min: 0, max: (SPAN - 90) / 5 }), (agenda, need, step) => {
        const startsAt = at(step * 5);
        const offered = openSlots(agenda, need, WINDOW).some((slot) => slot.startsAt.getTime() === startsAt.getTime());
        const reasons = obstaclesInWay(agenda, need, startsAt);
        expect(reasons.length === 0).toBe(offered);
        const canStand = placements(need, startsAt).some((placed) => obstaclesTo(agenda, placed).length === 0);
        if (!canStand) expect(offered).toBe(false);
        // A time at which a lesson could stand is offered, or lies beside the grid. A solo lesson also waits until someone is about.
        if (canStand && !offered) expect(reasons).toEqual([{ code: 'OFF_GRID' }]);
      }),
      { numRuns: 600 },
    );
  });

  it('never let two lessons closer than their buffers', () => {
    const agenda = agendaOf({
      available: new Map([['ada', [between(480, 960)]]]),
      taken: { byInstructor: new Map([['ada', takenIn([between(600, 690)])]]) },
    });
    const starts = openSlots(agenda, needOf(agenda, { bufferBeforeMinutes: 15, bufferAfterMinutes: 20 }), WINDOW).map(
      ({ startsAt }) => (startsAt.getTime() - BASE) / MINUTE,
    );
    expect(starts).toEqual([480, 510, 705, 735, 765, 795, 825, 855, 885]);
  });
});

describe('an explanation', () => {
  const agenda = agendaOf({
    available: new Map([
      ['ada', [between(480, 960)]],
      ['grace', [between(480, 600)]],
    ]),
    taken: { byInstructor: new Map([['ada', takenIn([between(600, 660)])]]) },
  });
  const codes = (minute: number, need: Partial<Need> = {}) =>
    obstaclesInWay(agenda, needOf(agenda, need), at(minute)).map(({ code, instructorId }) => [code, instructorId]);

  it('names everyone who cannot, and nobody where one can', () => {
    expect(codes(600)).toEqual([
      ['INSTRUCTOR_CONFLICT', 'ada'],
      ['INSTRUCTOR_UNAVAILABLE', 'grace'],
    ]);
    expect(codes(480)).toEqual([]);
    expect(codes(490)).toEqual([['OFF_GRID', undefined]]);
  });

  it('says so where there is nobody and nothing to ask', () => {
    expect(codes(480, { instructorIds: [], resourceIds: [] })).toEqual([
      ['INSTRUCTOR_UNAVAILABLE', undefined],
      ['RESOURCE_GROUNDED', undefined],
    ]);
  });
});
