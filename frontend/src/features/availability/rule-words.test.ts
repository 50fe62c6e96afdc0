import { availability } from '@flightline/backend/contract';
import { describe, expect, it } from 'vitest';

import type { Rule } from './api.ts';
import { recreating, spokenRule, timesOf, validityOf } from './rule-words.ts';

const NOTHING = { weekday: null, date: null, startTime: null, endTime: null, effectiveFrom: null, effectiveUntil: null, reason: null };
const rule = (given: Partial<Rule>): Rule => ({
  id: '0190a5a0-0000-7000-8000-000000000001',
  instructorId: '0190a5a0-0000-7000-8000-000000000002',
  kind: 'WEEKLY',
  version: 1,
  createdAt: new Date(0),
  can: { update: true, delete: true },
  ...NOTHING,
  ...given,
});

const WEEKLY = rule({ weekday: 7, startTime: '08:00', endTime: '24:00', effectiveFrom: '2026-11-24', effectiveUntil: '2026-12-18' });
const EXTRA = rule({ kind: 'EXTRA', date: '2026-11-24', startTime: '18:00', endTime: '20:00' });
const OFF = rule({ kind: 'OFF', date: '2026-11-24' });

describe('a rule in words', () => {
  it('says day and times', () => {
    expect(spokenRule(WEEKLY)).toBe('Sunday 08:00–24:00');
    expect(spokenRule(EXTRA)).toBe('Extra on Tue 24 Nov 2026, 18:00–20:00');
    expect(spokenRule(OFF)).toBe('Off on Tue 24 Nov 2026, All day');
    expect(timesOf(OFF)).toBe('All day');
  });

  it('says from when until when it holds', () => {
    expect(validityOf(WEEKLY)).toBe('from Tue 24 Nov 2026 until Fri 18 Dec 2026');
    expect(validityOf(EXTRA)).toBeUndefined();
  });
});

describe('bringing a removed rule back', () => {
  it.each([WEEKLY, EXTRA, OFF])('sends what the contract takes: $kind', (removed) => {
    expect(availability.createAvailability.body.safeParse(recreating(removed)).error).toBeUndefined();
  });
});
