import { availability } from '@flightline/backend/contract';
import { describe, expect, it } from 'vitest';

import type { Rule } from './api.ts';
import { copyDay } from './copy-day.ts';
import { groupDays } from './group-days.ts';
import { onWeekday, spokenRule, standingOf, timesOf, validityOf } from './rule-words.ts';

const NOTHING = { weekday: null, date: null, startTime: null, endTime: null, effectiveFrom: null, effectiveUntil: null, reason: null };
let made = 0;
const rule = (given: Partial<Rule>): Rule => {
  made += 1;
  return {
    id: `0190a5a0-0000-7000-8000-${String(made).padStart(12, '0')}`,
    instructorId: '0190a5a0-0000-7000-8000-000000000002',
    kind: 'WEEKLY',
    version: 1,
    createdAt: new Date(0),
    can: { update: true, delete: true },
    ...NOTHING,
    ...given,
  };
};

const TODAY = '2026-11-24';
const WEEKLY = rule({ weekday: 7, startTime: '08:00', endTime: '24:00', effectiveFrom: '2026-12-01', effectiveUntil: '2027-03-18' });
const EXTRA = rule({ kind: 'EXTRA', date: '2026-11-24', startTime: '18:00', endTime: '20:00' });
const OFF = rule({ kind: 'OFF', date: '2026-11-24' });

describe('a rule in words', () => {
  it('says day and times', () => {
    expect(spokenRule(WEEKLY)).toBe('Sunday 08:00–24:00');
    expect(spokenRule(EXTRA)).toBe('Extra on Tue 24 Nov 2026, 18:00–20:00');
    expect(spokenRule(OFF)).toBe('Off on Tue 24 Nov 2026, All day');
    expect(timesOf(OFF)).toBe('All day');
  });

  it.each([
    [null, null, 'now', undefined],
    ['2026-11-24', null, 'now', undefined],
    ['2026-12-01', null, 'later', 'from 1 December'],
    ['2027-03-01', null, 'later', 'from 1 March 2027'],
    [null, '2026-11-24', 'now', 'until 24 November'],
    ['2026-12-01', '2027-06-30', 'later', 'from 1 December until 30 June 2027'],
    ['2026-06-01', '2026-11-23', 'over', 'ended 23 November'],
  ] as const)('says when it holds: from %s until %s', (effectiveFrom, effectiveUntil, standing, words) => {
    const dated = { effectiveFrom, effectiveUntil };
    expect([standingOf(dated, TODAY), validityOf(dated, TODAY)]).toEqual([standing, words]);
  });
});

describe('copying a day to others', () => {
  const monday = [rule({ weekday: 1, startTime: '08:00', endTime: '12:00' }), rule({ weekday: 1, startTime: '13:00', endTime: '17:00' })];
  const tuesday = [rule({ weekday: 2, startTime: '08:00', endTime: '12:00' }), rule({ weekday: 2, startTime: '18:00', endTime: '20:00' })];
  const over = rule({ weekday: 3, startTime: '06:00', endTime: '07:00', effectiveUntil: '2026-11-01' });

  it('replaces their hours, leaves the same ones and those that are over', () => {
    expect(copyDay([...monday, ...tuesday, over], { from: 1, to: [2, 3], today: TODAY })).toEqual({
      remove: [tuesday[1]?.id],
      add: [
        { weekday: 2, startTime: '13:00', endTime: '17:00' },
        { weekday: 3, startTime: '08:00', endTime: '12:00' },
        { weekday: 3, startTime: '13:00', endTime: '17:00' },
      ],
    });
  });

  it('sends what the contract takes', () => {
    expect(availability.createAvailability.body.safeParse(onWeekday(WEEKLY, 3)).error).toBeUndefined();
  });
});

describe('days off in a list', () => {
  const off = (date: string, more: Partial<Rule> = {}) => rule({ kind: 'OFF', date, reason: 'Holiday', ...more });

  it('stand together where they follow one another with the same reason', () => {
    const days = [off('2026-11-28'), off('2026-11-30'), off('2026-11-29'), off('2026-12-01', { reason: null }), off('2026-12-03'), EXTRA];
    const groups = groupDays([...days, off('2026-12-04', { startTime: '08:00', endTime: '10:00' })], TODAY);
    expect(groups.map(({ first, last, rules }) => [first, last, rules.length])).toEqual([
      ['2026-11-24', '2026-11-24', 1],
      ['2026-11-28', '2026-11-30', 3],
      ['2026-12-01', '2026-12-01', 1],
      ['2026-12-03', '2026-12-03', 1],
      ['2026-12-04', '2026-12-04', 1],
    ]);
  });

  it('leave out what is over', () => {
    expect(groupDays([off('2026-11-23'), off('2026-11-24')], TODAY)).toHaveLength(1);
  });
});
