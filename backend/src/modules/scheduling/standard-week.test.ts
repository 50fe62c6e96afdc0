import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { expandAvailability } from './availability.ts';
import { type RuleFacts, ruleOf, rulesAfter, type StoredRule } from './availability-plan.ts';
import { addDays, eachDay, toInstant } from './school-time.ts';
import { hoursOfWeek, planStandard } from './standard-week.ts';

let made = 0;
const stored = (facts: Pick<RuleFacts, 'kind'> & Partial<RuleFacts>): StoredRule => {
  made += 1;
  return { ...ruleOf(facts), id: `rule-${made}`, instructorId: 'ada', version: 1, createdAt: new Date(0) };
};
const weekly = (weekday: number, startTime: string, endTime: string, more: Partial<RuleFacts> = {}) =>
  stored({ kind: 'WEEKLY', weekday, startTime, endTime, ...more });
const extra = (date: string, startTime: string, endTime: string) => stored({ kind: 'EXTRA', date, startTime, endTime });
const off = (date: string) => stored({ kind: 'OFF', date });

describe('the hours of a week', () => {
  it('are weekly and extra stretches, joined, without what is off', () => {
    const rules = [weekly(1, '09:00', '12:00'), weekly(2, '09:00', '12:00'), extra('2026-06-01', '11:00', '24:00'), off('2026-06-02')];
    expect(hoursOfWeek(rules, '2026-06-01')).toEqual([{ weekday: 1, startTime: '09:00', endTime: '24:00' }]);
  });

  it('are the clock’s times also in the weeks in which a zone changes its clock', () => {
    const sundays = [weekly(7, '01:30', '04:00'), weekly(7, '02:15', '05:00')];
    for (const monday of ['2026-03-02', '2026-10-26', '2026-06-01']) {
      expect(hoursOfWeek(sundays, monday)).toEqual([{ weekday: 7, startTime: '01:30', endTime: '05:00' }]);
    }
  });
});

describe('a standard week', () => {
  const validity = { from: '2026-06-10', until: null };
  const hours = [{ weekday: 1, startTime: '10:00', endTime: '14:00' }];

  it('ends older rules the day before, removes those that would begin later, and leaves what says the same', () => {
    const [older, later, same, over] = [
      weekly(2, '09:00', '17:00'),
      weekly(3, '09:00', '17:00', { effectiveFrom: '2026-07-01' }),
      weekly(1, '10:00', '14:00', { effectiveFrom: '2026-01-01' }),
      weekly(4, '09:00', '17:00', { effectiveUntil: '2026-06-09' }),
    ];
    const plan = planStandard({ rules: [older, later, same, over], hours, validity });
    expect(plan).toMatchObject({
      add: [],
      remove: [later],
      update: [{ before: older, after: { effectiveUntil: '2026-06-09' } }],
      skipped: 1,
    });
  });

  it('lets older rules hold again after its last day', () => {
    const older = weekly(1, '09:00', '17:00');
    const plan = planStandard({ rules: [older], hours, validity: { from: '2026-06-10', until: '2026-08-31' } });
    expect(plan.update).toMatchObject([{ before: older, after: { effectiveFrom: null, effectiveUntil: '2026-06-09' } }]);
    expect(plan.add).toMatchObject([
      { startTime: '10:00', effectiveFrom: '2026-06-10', effectiveUntil: '2026-08-31' },
      { startTime: '09:00', effectiveFrom: '2026-09-01', effectiveUntil: null },
    ]);
  });
});

const DAYS = eachDay('2026-06-01', '2026-06-30');
const someDay = fc.constantFrom(...DAYS);
const someHours = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 23 }))
  .filter(([, from, to]) => from < to)
  .map(([weekday, from, to]) => ({
    weekday,
    startTime: `${String(from).padStart(2, '0')}:00`,
    endTime: `${String(to).padStart(2, '0')}:00`,
  }));
const maybe = fc.option(someDay, { nil: null });
const inOrder = (from: string | null, until: string | null) => from === null || until === null || from <= until;
const someRule = fc
  .tuple(someHours, maybe, maybe)
  .filter(([, from, until]) => inOrder(from, until))
  .map(([{ weekday, startTime, endTime }, effectiveFrom, effectiveUntil]) =>
    weekly(weekday, startTime, endTime, { effectiveFrom, effectiveUntil }),
  );
const someValidity = fc
  .tuple(someDay, maybe)
  .filter(([from, until]) => inOrder(from, until))
  .map(([from, until]) => ({ from, until }));

const onDay = (rules: Parameters<typeof expandAvailability>[0]['rules'], date: string) => {
  const [from, to] = [date, addDays(date, 1)].map((day) => toInstant({ date: day, time: '00:00', timeZone: 'UTC' }));
  if (!from || !to) return [];
  return [...expandAvailability({ rules, from, to, timeZone: 'UTC' }).values()].flat();
};

describe('for all rules, hours and days', () => {
  const given = fc.record({
    rules: fc.array(someRule, { maxLength: 8 }),
    hours: fc.array(someHours, { maxLength: 6 }),
    validity: someValidity,
  });

  it('its days have its hours and no others, and every other day is as it was', () => {
    fc.assert(
      fc.property(given, ({ rules, hours, validity }) => {
        const after = rulesAfter(rules, planStandard({ rules, hours, validity }), 'ada');
        const alone = hours.map((each) => ({ ...ruleOf({ kind: 'WEEKLY', ...each }), instructorId: 'ada' }));
        for (const day of DAYS) {
          const within = validity.from <= day && (validity.until === null || day <= validity.until);
          expect(onDay(after, day), day).toEqual(onDay(within ? alone : rules, day));
        }
      }),
    );
  });

  it('makes one rule of hours that are named twice', () => {
    const hours = [1, 2].map(() => ({ weekday: 2, startTime: '02:00', endTime: '03:00' }));
    expect(planStandard({ rules: [], hours, validity: { from: '2026-06-01', until: null } }).add).toHaveLength(1);
  });

  it('setting it again changes nothing', () => {
    fc.assert(
      fc.property(given, ({ rules, hours, validity }) => {
        const after = rulesAfter(rules, planStandard({ rules, hours, validity }), 'ada').map((rule) => stored(rule));
        expect(planStandard({ rules: after, hours, validity })).toMatchObject({ remove: [], update: [], add: [] });
      }),
    );
  });
});
