import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mergeAnswers, type TimedAnswers } from './merge-answers.ts';

const span = { from: new Date(0), to: new Date(1000) };
const NOTHING: TimedAnswers = { answers: {}, answeredAt: {} };

type Answer = TimedAnswers['answers'][string];
const ANSWERS: Answer[] = [true, false, null, 0, 1.5, 'a', ['a'], ['a', 'b'], { p1: 'x', p2: 'y' }, { p2: 'y', p1: 'x' }];
const answer = fc.constantFrom(...ANSWERS);
const saved = fc.record({ id: fc.constantFrom('q1', 'q2'), answer, at: fc.integer({ min: -5, max: 1005 }) });
type Saved = { id: string; answer: Answer; at: number };

const arrive = (all: readonly Saved[]) =>
  all.reduce(
    (kept, { id, answer: given, at }) => mergeAnswers(kept, { answers: { [id]: given }, answeredAt: { [id]: new Date(at) } }, span),
    NOTHING,
  );

describe('merging answers', () => {
  it('comes to the same in every order of arrival, and however often each arrives', () =>
    fc.assert(
      fc.property(
        fc
          .array(saved, { maxLength: 8 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }))),
        ([all, shuffled]) => {
          expect(arrive(shuffled)).toEqual(arrive(all));
        },
      ),
    ));

  it('takes an answer without a time as the newest', () => {
    const kept = mergeAnswers(NOTHING, { answers: { q1: true }, answeredAt: { q1: new Date(5000) } }, span);
    expect(kept.answeredAt['q1']).toEqual(span.to);
    expect(mergeAnswers(kept, { answers: { q1: false } }, span).answers).toEqual({ q1: false });
  });

  it('does not bring back what was taken back since', () => {
    const taken = mergeAnswers(NOTHING, { answers: { q1: null }, answeredAt: { q1: new Date(500) } }, span);
    expect(mergeAnswers(taken, { answers: { q1: true }, answeredAt: { q1: new Date(400) } }, span).answers).toEqual({});
  });
});
