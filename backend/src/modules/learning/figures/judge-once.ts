import { ZERO, type Fraction } from '../questions/fraction.ts';
import { judgeAnswer } from '../questions/score-answer.ts';
import type { Judge } from './quiz-figures.ts';

/** Beyond so many different answers to one question, such as free texts, they are judged anew each time. */
const MOST_KEPT = 500;

/** A judge who remembers: of a thousand answers to a choice of four, most are alike. */
export function judgeOnce(): Judge {
  const known = new WeakMap<object, Map<string, Fraction>>();
  return (question, given) => {
    if (given === null) return ZERO;
    const judged = known.get(question) ?? new Map<string, Fraction>();
    known.set(question, judged);
    const key = JSON.stringify(given);
    const share = judged.get(key) ?? judgeAnswer(question, given).share;
    if (judged.size < MOST_KEPT) judged.set(key, share);
    return share;
  };
}
