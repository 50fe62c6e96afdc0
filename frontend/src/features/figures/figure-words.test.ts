import { describe, expect, it } from 'vitest';

import { cellWords } from './cell-looks.ts';
import { difficultyWords, discriminationWords, percentWords, secondsWords, shareWords, signed, stretchWords } from './figure-words.ts';
import { resultsWords } from './regrade-words.ts';

describe('figures in words', () => {
  it('are as exact as one needs them', () => {
    expect([percentWords(58.333), percentWords(null), shareWords(0.25)]).toEqual(['58.3 %', '–', '25 %']);
    expect([45, 60, 750, 3_600, 3_900].map(secondsWords)).toEqual(['45 s', '1 min', '12 min 30 s', '1 h', '1 h 5 min']);
    expect(signed(-0.707)).toBe('−0.71');
  });

  it('name the stretches of a histogram, the last without an end where it has none', () => {
    expect(stretchWords({ from: 90, to: 100, count: 0 }, 'percent')).toBe('90 to 100 %');
    expect(stretchWords({ from: 0, to: 60, count: 0 }, 'seconds')).toBe('0 to 1 min');
    expect(stretchWords({ from: 540, to: null, count: 0 }, 'seconds')).toBe('9 min and more');
  });

  it('say what a discrimination means, and what to do about a low one', () => {
    const words = (discrimination: number | null, asked = 50) => discriminationWords({ discrimination, asked }).word;
    expect([words(null), words(-0.1), words(0.1), words(0.3), words(0.4)]).toEqual([
      'Not known yet',
      'Against the rest',
      'Low',
      'Fair',
      'Good',
    ]);
    expect(words(-1, 9)).toBe('Too few attempts');
    expect(discriminationWords({ discrimination: -0.1, asked: 50 }).advice).toMatch(/marked wrongly/);
    expect([1, 0.8, 0.5, 0.3, 0].map(difficultyWords)).toEqual(['very easy', 'easy', 'medium', 'hard', 'very hard']);
  });

  it('say all of a cell', () => {
    const cell = { status: 'FAILED', best: 40.4, attempts: 2, dueAt: null, overdue: true } as const;
    expect(cellWords(cell)).toBe('Not passed, best 40 %, 2 attempts, overdue');
    expect(cellWords({ ...cell, status: 'NOT_STARTED', best: null, attempts: 0, overdue: false })).toBe('Not started');
  });

  it('say what a regrade does, and did', () => {
    expect(resultsWords({ changed: 3, gained: 1, lost: 2 })).toBe(
      '3 results change; 1 student completes the lesson, 2 have to pass it again',
    );
    expect(resultsWords({ changed: 1, gained: 0, lost: 1 }, 'did')).toBe('1 result changed; 1 student had to pass it again');
    expect(resultsWords({ changed: 0, gained: 0, lost: 0 })).toBe('0 results change');
  });
});
