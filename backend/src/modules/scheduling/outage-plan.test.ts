import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agendaOf } from '#test/agenda.ts';

import { overlaps } from './intervals.ts';
import { obstaclesTo } from './obstacles.ts';
import { type HitLesson, planOutage } from './outage-plan.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 3, hour));
const DAY = { startsAt: at(0), endsAt: at(24) };
const PEOPLE = ['ada', 'grace'];
const FLEET = ['one', 'two', 'three'];
const means = new Map(FLEET.map((id) => [id, { id, name: id, kind: 'AIRCRAFT' as const, model: 'C172', grounded: false }]));

const lessonOf = (nth: number, given: Partial<HitLesson> = {}): HitLesson => ({
  bookingId: `b${nth}`,
  studentId: `s${nth}`,
  startsAt: at(9),
  endsAt: at(10),
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  instructorId: 'ada',
  resourceId: 'one',
  instructorIds: PEOPLE,
  resourceIds: FLEET,
  needsInstructor: true,
  ...given,
});

/** Two instructors all day, three aircraft, of which the first is out. */
const aDay = (lessons: readonly HitLesson[]) =>
  agendaOf({
    available: new Map(PEOPLE.map((id) => [id, [{ startsAt: at(8), endsAt: at(18) }]])),
    resources: means,
    out: { byResource: new Map([['one', [DAY]]]) },
    taken: {
      byInstructor: new Map(
        PEOPLE.map((id) => [
          id,
          lessons.filter(({ instructorId }) => instructorId === id).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
        ]),
      ),
      byResource: new Map(),
    },
  });

const plan = (lessons: readonly HitLesson[]) => planOutage(aDay(lessons), { lessons, byStudent: new Map() });

describe('the plan for an outage', () => {
  it('keeps the time and the instructor where another aircraft like it is free', () => {
    expect(plan([lessonOf(1)]).get('b1')).toEqual({ startsAt: at(9), endsAt: at(10), instructorId: 'ada', resourceId: 'two' });
  });

  it('moves a lesson to the nearest free time where nothing else would do', () => {
    const found = plan([lessonOf(1, { resourceIds: ['two'] }), lessonOf(2, { instructorId: 'grace', resourceIds: ['two'] })]);
    expect(found.get('b1')).toMatchObject({ startsAt: at(9), resourceId: 'two' });
    expect(Math.abs((found.get('b2')?.startsAt.getTime() ?? 0) - at(9).getTime())).toBe(3_600_000);
  });

  it('has nothing for a lesson that only the aircraft which is out would do', () => {
    expect(plan([lessonOf(1, { resourceIds: ['one'] })]).get('b1')).toBeNull();
  });

  it('never lets two proposals meet, and proposes nothing to which there is an obstacle', () => {
    const anyLesson = fc.record({ hour: fc.integer({ min: 8, max: 16 }), teacher: fc.constantFrom(...PEOPLE), like: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(anyLesson, { selector: ({ hour, teacher }) => `${hour}${teacher}`, maxLength: 12 }), (drawn) => {
        const lessons = drawn.map(({ hour, teacher, like }, nth) =>
          lessonOf(nth, { startsAt: at(hour), endsAt: at(hour + 1), instructorId: teacher, resourceIds: like ? FLEET : ['one', 'two'] }),
        );
        const found = lessons.flatMap((lesson) => {
          const stand = plan(lessons).get(lesson.bookingId);
          return stand ? [{ lesson, stand }] : [];
        });
        found.forEach(({ lesson, stand }, nth) => {
          const alone = aDay([]);
          expect(obstaclesTo(alone, { ...lesson, ...stand })).toEqual([]);
          for (const { stand: other } of found.slice(nth + 1)) {
            const shares = other.instructorId === stand.instructorId || other.resourceId === stand.resourceId;
            expect(shares && overlaps(stand, other)).toBe(false);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});
