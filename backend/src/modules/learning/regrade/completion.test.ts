import { describe, expect, it } from 'vitest';

import { completionChange, type Outcome } from './completion.ts';

describe('having completed a lesson', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 12, minute));
  const result = (passed: boolean) => ({ score: 0, maxScore: 1, percent: 0, passed });
  const outcome = (number: number, before: boolean, after: boolean): Outcome => ({
    ...{ attemptId: String(number), studentId: 's', number, submittedAt: at(number) },
    ...{ before: result(before), after: result(after) },
  });

  it('is gained by the earliest attempt that passes now', () => {
    const outcomes = [outcome(1, false, false), outcome(2, false, true), outcome(3, false, true)];
    expect(completionChange(outcomes, null)).toMatchObject({ change: 'GAINS', attempt: { number: 2 } });
    expect(completionChange([outcome(1, false, false)], null)).toBeNull();
  });

  it('is lost only if an attempt earned it and none passes any more', () => {
    expect(completionChange([outcome(1, true, false)], at(1))).toMatchObject({ change: 'LOSES', attempt: { number: 1 } });
    expect(completionChange([outcome(1, true, false), outcome(2, true, true)], at(1))).toBeNull();
    expect(completionChange([outcome(1, true, false)], at(30))).toBeNull();
  });
});
