import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { movedTo, whyNoDrop } from './drops.ts';
import type { WeekBooking } from './week-events.ts';

const NOW = new Date('2026-11-23T00:00:00.000Z');
const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000);
const person = (id: string) => ({ id, fullName: id });
const CAN = { approve: false, assign: false, complete: false, cancel: true, reschedule: true, swap: false, waive: false };

const lesson = (given: Partial<WeekBooking> = {}): WeekBooking => ({
  ...{ id: 'mine', busy: false, startsAt: at(600), endsAt: at(660), status: 'ASSIGNED', title: null, student: person('Sam') },
  ...{ instructorId: 'ada', instructor: person('Ada'), resourceId: 'n1', resource: { id: 'n1', name: 'N1' }, version: 1, can: CAN },
  ...given,
});
const DAY = [{ instructorId: 'ada', startsAt: at(480), endsAt: at(1_080) }];
const why = (start: number, others: readonly WeekBooking[] = [], booking = lesson()) =>
  whyNoDrop(booking, movedTo(booking, at(start)), { bookings: [booking, ...others], availability: DAY, now: NOW });

describe('a drop', () => {
  it('is refused in the past, over another lesson of the same student, instructor or aircraft, and outside availability', () => {
    expect(why(0)).toBe('That time has passed.');
    const other = { id: 'other', startsAt: at(700), endsAt: at(760) };
    expect(why(730, [lesson({ ...other, instructorId: 'x', resourceId: 'y' })])).toBe('Sam has another lesson then.');
    expect(why(730, [lesson({ ...other, student: person('Kim'), resourceId: 'y' })])).toBe('Ada has another lesson then.');
    expect(why(730, [lesson({ ...other, student: person('Kim'), instructorId: 'x' })])).toBe('N1 is taken then.');
    expect(why(1_050)).toMatch(/^Ada is not available then/);
  });

  it('is free beside another lesson, over its own former place, and of a request over an aircraft that was only asked for', () => {
    const other = lesson({ id: 'other', startsAt: at(660), endsAt: at(720) });
    expect(why(720, [other])).toBeNull();
    expect(why(630, [])).toBeNull();
    const asked = lesson({
      id: 'asked',
      startsAt: at(700),
      endsAt: at(760),
      status: 'REQUESTED',
      student: person('Kim'),
      instructorId: null,
    });
    expect(why(700, [asked])).toBeNull();
  });

  it('that is allowed never shares a moment with a lesson of the same people or aircraft', () => {
    const who = fc.constantFrom('Sam', 'Kim');
    const other = fc.record({
      start: fc.nat(120),
      minutes: fc.integer({ min: 5, max: 120 }),
      student: who,
      instructorId: fc.constantFrom('ada', 'x'),
      resourceId: fc.constantFrom('n1', 'y'),
    });
    fc.assert(
      fc.property(fc.array(other, { maxLength: 6 }), fc.nat(1_200), (given, start) => {
        const others = given.map(({ start: begin, minutes, student, ...rest }, nth) =>
          lesson({ ...rest, id: `o${nth}`, startsAt: at(begin * 10), endsAt: at(begin * 10 + minutes), student: person(student) }),
        );
        if (why(start, others) !== null) return;
        const to = movedTo(lesson(), at(start));
        const clash = others.some(
          (each) =>
            each.startsAt < to.endsAt &&
            to.startsAt < each.endsAt &&
            (each.student?.id === 'Sam' || each.instructorId === 'ada' || each.resourceId === 'n1'),
        );
        expect(clash).toBe(false);
      }),
    );
  });

  it('keeps the lesson’s length', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (start) => {
        const { startsAt, endsAt } = movedTo(lesson(), at(start));
        expect(endsAt.getTime() - startsAt.getTime()).toBe(3_600_000);
      }),
    );
  });
});
