import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agendaOf, needOf, takenIn } from '#test/agenda.ts';

import { expandAvailability, type AvailabilityRule } from './availability.ts';
import { clip, contains, overlaps, union, type Interval } from './intervals.ts';
import { addDays, startOfDay, toInstant, wholeDays } from './school-time.ts';
import { openSlots as slotsIn, type OpenSlot } from './slots.ts';

const MINUTE = 60_000;
const LONG_AGO = new Date(0);
const BASE = Date.parse('2026-11-23T00:00:00.000Z');
const SPAN = 1200;

const at = (minute: number) => new Date(BASE + minute * MINUTE);
const between = (start: number, end: number): Interval => ({ startsAt: at(start), endsAt: at(end) });
const starts = (slots: readonly OpenSlot[]) => slots.map(({ startsAt }) => (startsAt.getTime() - BASE) / MINUTE);

type Calendars = ReadonlyMap<string, readonly Interval[]>;
type Question = {
  availability: Calendars;
  busy: Calendars;
  blocked: readonly Interval[];
  from: Date;
  to: Date;
  durationMinutes: number;
  now: Date;
};

/** A search that asks for no aircraft, in its own few words. */
function openSlots({ availability, busy, blocked, from, to, durationMinutes, now }: Question): OpenSlot[] {
  const agenda = agendaOf({
    available: availability,
    taken: { byInstructor: new Map([...busy].map(([id, lessons]) => [id, takenIn(lessons)])) },
    out: { school: blocked },
    window: { after: now, noticeUntil: now, horizon: null },
  });
  return slotsIn(agenda, needOf(agenda, { durationMinutes }), { from, to });
}

const slotsOf = (given: Partial<Question>) =>
  openSlots({
    ...{ availability: new Map(), busy: new Map(), blocked: [], from: at(0), to: at(SPAN), durationMinutes: 60, now: LONG_AGO },
    ...given,
  });

describe('open slots', () => {
  const ada = new Map([['ada', [between(540, 720)]]]);

  it('step by thirty minutes from the start of the stretch and end within it', () => {
    expect(starts(slotsOf({ availability: ada }))).toEqual([540, 570, 600, 630, 660]);
    expect(starts(slotsOf({ availability: new Map([['ada', [between(550, 660)]]]) }))).toEqual([550, 580]);
    expect(slotsOf({ availability: ada, durationMinutes: 180 })).toEqual([{ startsAt: at(540), endsAt: at(720), instructorIds: ['ada'] }]);
    expect(slotsOf({ availability: ada, durationMinutes: 181 })).toEqual([]);
  });

  it('begin anew where a lesson ends', () => {
    expect(starts(slotsOf({ availability: ada, busy: new Map([['ada', [between(560, 610)]]]) }))).toEqual([610, 640]);
  });

  it('name everyone who could teach, by id', () => {
    const availability = new Map([
      ['grace', [between(540, 660)]],
      ['ada', [between(570, 720)]],
    ]);
    expect(slotsOf({ availability, busy: new Map([['grace', [between(540, 570)]]]) }).map(({ instructorIds }) => instructorIds)).toEqual([
      ['ada', 'grace'],
      ['ada', 'grace'],
      ['ada'],
      ['ada'],
    ]);
  });

  it('leave out what suits nobody: the aircraft is taken, the student has a lesson', () => {
    expect(starts(slotsOf({ availability: ada, blocked: [between(660, 700), between(500, 600)] }))).toEqual([600]);
  });

  it('start strictly after now', () => {
    expect(starts(slotsOf({ availability: ada, now: at(600) }))).toEqual([630, 660]);
    expect(starts(slotsOf({ availability: ada, now: new Date(at(600).getTime() - 1) }))).toEqual([600, 630, 660]);
  });

  it('lie within the window, which does not move them', () => {
    expect(starts(slotsOf({ availability: ada, from: at(550), to: at(700) }))).toEqual([570, 600, 630]);
    expect(starts(slotsOf({ availability: ada, from: at(570), to: at(630) }))).toEqual([570]);
  });

  it('run on into a stretch that touches, whose own grid begins with it', () => {
    const availability = new Map([['ada', [between(550, 600), between(600, 680)]]]);
    expect(starts(slotsOf({ availability }))).toEqual([550, 580, 600]);
    const aligned = new Map([['ada', [between(540, 600), between(600, 660)]]]);
    expect(slotsOf({ availability: aligned }).map(({ instructorIds }) => instructorIds)).toEqual([['ada'], ['ada'], ['ada']]);
  });
});

describe('open slots against brute force', () => {
  const interval = fc
    .tuple(fc.nat(SPAN / 5 - 1), fc.integer({ min: 1, max: 60 }))
    .map(([start, length]) => between(start * 5, Math.min(SPAN, (start + length) * 5)));
  const list = fc.array(interval, { maxLength: 5 });
  const calendars = (lists: fc.Arbitrary<Interval[]>) =>
    fc
      .array(fc.tuple(fc.constantFrom('ada', 'grace', 'kay'), lists), { maxLength: 3 })
      .map((entries) => new Map<string, Interval[]>(entries));
  /** Apart from one another, but for one cut as midnight makes it: two stretches that touch. */
  const stretches = fc
    .tuple(
      list.map(union),
      fc.nat(SPAN / 5).map((step) => step * 5),
    )
    .map(([whole, cut]) => [...clip(whole, between(0, cut)), ...clip(whole, between(cut, SPAN))]);
  const question = fc.record({
    availability: calendars(stretches),
    busy: calendars(list),
    blocked: fc.array(interval, { maxLength: 2 }),
    from: fc.nat(SPAN).map(at),
    to: fc.nat(SPAN).map(at),
    durationMinutes: fc.constantFrom(15, 30, 45, 60, 90, 120),
    now: fc.nat(SPAN).map(at),
  });

  /** One flag a minute; a minute starts a slot when it lies thirty minutes times n after the first free one of its stretch. */
  function naive({ availability, busy, blocked, from, to, durationMinutes, now }: Question): OpenSlot[] {
    const inside = (intervals: readonly Interval[] | undefined, minute: number) =>
      (intervals ?? []).some(({ startsAt, endsAt }) => startsAt <= at(minute) && at(minute) < endsAt);
    const found = new Map<number, string[]>();
    for (const id of [...availability.keys()].sort()) {
      const free = Array.from(
        { length: SPAN },
        (_, minute) => inside(availability.get(id), minute) && !inside(busy.get(id), minute) && !inside(blocked, minute),
      );
      let run = 0;
      free.forEach((isFree, minute) => {
        if (!isFree) run = minute + 1;
        else if (availability.get(id)?.some(({ startsAt }) => startsAt.getTime() === at(minute).getTime())) run = minute;
        const fits = free.slice(minute, minute + durationMinutes).filter(Boolean).length === durationMinutes;
        const asked = at(minute) > now && at(minute) >= from && at(minute + durationMinutes) <= to;
        if (isFree && fits && asked && (minute - run) % 30 === 0) found.set(minute, [...(found.get(minute) ?? []), id]);
      });
    }
    return [...found]
      .sort(([a], [b]) => a - b)
      .map(([minute, instructorIds]) => ({ startsAt: at(minute), endsAt: at(minute + durationMinutes), instructorIds }));
  }

  it('are the same', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(openSlots(asked)).toEqual(naive(asked));
      }),
      { numRuns: 300 },
    );
  });

  it('never overlap a lesson, and always lie inside availability', () => {
    fc.assert(
      fc.property(question, (asked) => {
        for (const slot of openSlots(asked)) {
          expect(asked.blocked.some((taken) => overlaps(taken, slot))).toBe(false);
          for (const id of slot.instructorIds) {
            expect((asked.busy.get(id) ?? []).some((taken) => overlaps(taken, slot))).toBe(false);
            expect(contains(asked.availability.get(id) ?? [], slot)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('in a part of the window, or later in the day, are those of the whole that still fit', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const all = openSlots({ ...asked, from: at(0), to: at(SPAN), now: LONG_AGO });
        const fit = all.filter(({ startsAt, endsAt }) => startsAt > asked.now && startsAt >= asked.from && endsAt <= asked.to);
        expect(openSlots(asked)).toEqual(fit);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a query for part of the time', () => {
  const weekday = fc.integer({ min: 1, max: 7 });
  const times = fc.constantFrom(['00:00', '24:00'], ['00:00', '02:10'], ['22:15', '24:00'], ['09:20', '17:00'], ['01:30', '03:05']);
  const rules = fc.array(
    fc.record({ weekday, times }).map(({ weekday: day, times: [startTime = '', endTime = ''] }): AvailabilityRule => ({
      ...{ instructorId: 'ada', kind: 'WEEKLY', weekday: day, startTime, endTime },
      ...{ date: null, effectiveFrom: null, effectiveUntil: null },
    })),
    { minLength: 1, maxLength: 8 },
  );
  const zone = fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/Sao_Paulo', 'America/St_Johns');
  const scene = fc.record({
    timeZone: zone,
    date: fc.constantFrom('2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2018-11-04', '2010-11-07', '2026-02-15'),
    rules,
    lessons: fc.array(fc.tuple(fc.nat(9 * 288), fc.integer({ min: 1, max: 40 })), { maxLength: 6 }),
    window: fc.tuple(fc.nat(9 * 1440), fc.nat(9 * 1440)).map((minutes) => minutes.toSorted((a, b) => a - b)),
    durationMinutes: fc.constantFrom(30, 60, 120),
  });

  it('finds the same slots as one for all of it, whatever the window', () => {
    fc.assert(
      fc.property(scene, ({ timeZone, date, rules: given, lessons, window, durationMinutes }) => {
        const start = startOfDay(addDays(date, -4), timeZone).getTime();
        const moment = (minutes: number) => new Date(start + minutes * MINUTE);
        const booked = lessons.map(([begin, length]) => ({ startsAt: moment(begin * 5), endsAt: moment((begin + length) * 5) }));
        const ask = (from: Date, to: Date) => {
          const days = wholeDays({ from, to, timeZone });
          const availability = expandAvailability({ rules: given, ...days, timeZone });
          const loaded = booked.filter((lesson) => overlaps(lesson, { startsAt: days.from, endsAt: days.to }));
          return openSlots({ availability, busy: new Map([['ada', loaded]]), blocked: [], from, to, durationMinutes, now: LONG_AGO });
        };
        const [from, to] = window.map(moment);
        if (!from || !to) return;
        const all = ask(moment(0), moment(9 * 1440));
        expect(ask(from, to)).toEqual(all.filter(({ startsAt, endsAt }) => startsAt >= from && endsAt <= to));
      }),
      { numRuns: 300 },
    );
  });

  it('counts lessons in time that passes: two hours from 01:00 to 04:00 when the clock jumps', () => {
    const timeZone = 'America/New_York';
    const rule = { instructorId: 'ada', kind: 'WEEKLY' as const, weekday: 7, startTime: '01:00', endTime: '04:00' };
    const window = { from: startOfDay('2026-03-08', timeZone), to: startOfDay('2026-03-09', timeZone) };
    const availability = expandAvailability({
      rules: [{ ...rule, date: null, effectiveFrom: null, effectiveUntil: null }],
      ...window,
      timeZone,
    });
    const slots = slotsOf({ availability, ...window });
    const local = ['01:00', '01:30', '03:00'].map((time) => toInstant({ date: '2026-03-08', time, timeZone }));
    expect(slots.map(({ startsAt }) => startsAt)).toEqual(local);
  });
});
