import { expect, it } from 'vitest';

import { byDay, byPartOfDay, monthWindow } from './open-times.ts';

const slot = (startsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(startsAt), instructorIds: [] });

it('puts each time under the school’s day', () => {
  const days = byDay([slot('2026-12-01T14:00:00Z'), slot('2026-12-02T03:00:00Z'), slot('2026-12-02T14:00:00Z')], 'America/New_York');
  expect([...days].map(([day, slots]) => [day, slots.length])).toEqual([
    ['2026-12-01', 2],
    ['2026-12-02', 1],
  ]);
});

it('splits a day at noon and at six, by the school’s clock', () => {
  const parts = byPartOfDay([slot('2026-12-01T16:30:00Z'), slot('2026-12-01T17:00:00Z'), slot('2026-12-01T23:00:00Z')], 'America/New_York');
  expect(parts.map(({ name, slots }) => [name, slots.length])).toEqual([
    ['Morning', 1],
    ['Afternoon', 1],
    ['Evening', 1],
  ]);
});

it('asks for what the month’s page shows, and for no day that is over', () => {
  expect(monthWindow('2026-11-23', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-12-13' });
  expect(monthWindow('2027-02-01', '2026-11-23')).toEqual({ from: '2027-01-26', to: '2027-03-15' });
});
