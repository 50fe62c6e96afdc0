import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { notThereYet, planCopy, planDaysOff, type RuleFacts, ruleOf, rulesAfter, type StoredRule } from './availability-plan.ts';
import { addDays, eachDay, weekdayOf } from './school-time.ts';

let made = 0;
const stored = (facts: Pick<RuleFacts, 'kind'> & Partial<RuleFacts>): StoredRule => {
  made += 1;
  return { ...ruleOf(facts), id: `rule-${made}`, instructorId: 'ada', version: 1, createdAt: new Date(0) };
};
const extra = (date: string, startTime = '18:00', endTime = '20:00') => stored({ kind: 'EXTRA', date, startTime, endTime });
const off = (date: string, reason: string | null = null) => stored({ kind: 'OFF', date, reason });

describe('rules that are there already', () => {
  it('are those that give or take the same time, for whatever reason', () => {
    const there = [off('2026-03-10', 'Holiday'), extra('2026-03-10')];
    const wanted = [off('2026-03-10', 'Ill'), extra('2026-03-10', '18:30'), extra('2026-03-10', '18:30'), off('2026-03-11')];
    expect(notThereYet(there, wanted)).toEqual([wanted[1], wanted[3]]);
  });
});

describe('days off', () => {
  it('are one rule a day, none of which is over or there already', () => {
    const rules = [off('2026-03-10')];
    const plan = planDaysOff({ rules, today: '2026-03-09', from: '2026-03-08', to: '2026-03-11', reason: 'Holiday' });
    expect(plan.add).toEqual(['2026-03-09', '2026-03-11'].map((date) => ruleOf({ kind: 'OFF', date, reason: 'Holiday' })));
    expect(plan.skipped).toBe(2);
  });
});

const MONDAY = '2026-03-02';
const someDated = fc
  .tuple(
    fc.constantFrom('EXTRA' as const, 'OFF' as const),
    fc.constantFrom(...eachDay(MONDAY, addDays(MONDAY, 20))),
    fc.integer({ min: 0, max: 11 }),
  )
  .map(([kind, date, hour]) => stored({ kind, date, startTime: `${String(hour).padStart(2, '0')}:00`, endTime: '12:00' }));
const someMondays = fc.array(
  fc.integer({ min: 0, max: 60 }).map((weeks) => addDays(MONDAY, weeks * 7)),
  { maxLength: 6 },
);

describe('for all rules and weeks', () => {
  const given = fc.record({ rules: fc.array(someDated, { maxLength: 12 }), toMondays: someMondays });

  it('a copied week keeps weekdays and clock times, and what is copied twice is made once', () => {
    fc.assert(
      fc.property(given, ({ rules, toMondays }) => {
        const week = { fromMonday: MONDAY, toMondays, today: MONDAY };
        const plan = planCopy({ rules, ...week });
        const said = ({ kind, date, startTime, endTime }: RuleFacts) => [kind, weekdayOf(date ?? ''), startTime, endTime].join(' ');
        const source = new Set(rules.filter(({ date }) => date !== null && date <= addDays(MONDAY, 6)).map(said));
        for (const rule of plan.add) expect(source).toContain(said(rule));
        const after = rulesAfter(rules, plan, 'ada').map((rule) => stored({ ...rule }));
        for (const monday of toMondays) {
          const copied = new Set(after.filter(({ date }) => date !== null && monday <= date && date <= addDays(monday, 6)).map(said));
          for (const each of source) expect(copied).toContain(each);
        }
        expect(planCopy({ rules: after, ...week }).add).toEqual([]);
      }),
    );
  });
});
