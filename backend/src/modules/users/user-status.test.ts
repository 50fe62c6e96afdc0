import { describe, expect, it } from 'vitest';

import { mayTransition } from './user-status.ts';

describe('a person’s status', () => {
  it.each([
    ['approve', ['PENDING']],
    ['suspend', ['PENDING', 'ACTIVE']],
    ['reactivate', ['SUSPENDED']],
  ] as const)('allows to %s from these alone: %s', (action, allowed) => {
    const all = ['PENDING', 'ACTIVE', 'SUSPENDED'] as const;
    expect(all.filter((status) => mayTransition(action, status))).toEqual(allowed);
  });
});
