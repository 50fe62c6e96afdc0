import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { questions } from '#contract';
import { nextId, someQuestion } from '#test/arbitrary-questions.ts';

import { nameParts } from './name-parts.ts';
import { showQuestion } from './show-question.ts';

const FORBIDDEN = [
  ...['correct', 'weight', 'feedback', 'explanation', 'accepted', 'value', 'tolerance', 'alternatives', 'percent'],
  ...['feedbackTrue', 'feedbackFalse', 'right', 'distractors', 'tags'],
];

const named = someQuestion().chain((question) => {
  const [first] = nameParts([question], nextId).questions ?? [];
  return first ? fc.constant(first) : fc.constantFrom<questions.Question>();
});
const showing = fc.record({ attemptId: fc.uuid(), shuffle: fc.boolean() });

function keysWithin(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [...(Array.isArray(value) ? [] : [key]), ...keysWithin(part)]);
}

/** Marks every text and number that stands only in the answers, so that it can be found again. */
function marked(question: questions.Question): questions.Question {
  const mark = 'ANSWER-MARK';
  const marks = { explanation: mark, tags: [mark] };
  switch (question.kind) {
    case 'SINGLE':
    case 'MULTIPLE':
      return { ...question, ...marks, options: question.options.map((option) => ({ ...option, feedback: mark, weight: 12.34567 })) };
    case 'TRUE_FALSE':
      return { ...question, ...marks, feedbackTrue: mark, feedbackFalse: mark };
    case 'NUMERIC':
      return {
        ...{ ...question, ...marks, feedback: mark, value: 12.34567, tolerance: 12.34567 },
        alternatives: [{ value: 12.34567, tolerance: 12.34567, percent: 12.34567, feedback: mark }],
      };
    case 'SHORT_TEXT':
      return { ...question, ...marks, accepted: [{ text: mark, percent: 12.34567, feedback: mark }] };
    case 'MATCHING':
      return { ...question, ...marks };
  }
}

describe('a question shown to a student', () => {
  it('is what the contract lets a student see, and nothing named like an answer', () => {
    fc.assert(
      fc.property(named, showing, (question, how) => {
        const shown = showQuestion(question, how);
        expect(questions.shownQuestion.parse(shown)).toEqual(shown);
        expect(keysWithin(shown).filter((key) => FORBIDDEN.includes(key))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds no text or number that stands only in its answers', () => {
    fc.assert(
      fc.property(named, showing, (question, how) => {
        const shown = JSON.stringify(showQuestion(marked(question), how));
        expect(shown).not.toContain('ANSWER-MARK');
        expect(shown).not.toContain('12.34567');
      }),
      { numRuns: 300 },
    );
  });

  it('looks the same whatever is right', () => {
    fc.assert(
      fc.property(named, showing, fc.boolean(), (question, how, flag) => {
        const other = { ...question };
        if ('options' in other) other.options = other.options.map((option) => ({ ...option, correct: flag }));
        if (other.kind === 'TRUE_FALSE') other.correct = flag;
        expect(showQuestion(other, how)).toEqual(showQuestion(question, how));
      }),
    );
  });

  it('shows the right sides in an order that says nothing of their pairs, distractors among them', () => {
    fc.assert(
      fc.property(named, showing, fc.nat(), (question, how, turn) => {
        if (question.kind !== 'MATCHING') return;
        const rights = question.pairs.map(({ right }) => right);
        const by = turn % rights.length;
        const turned = [...rights.slice(by), ...rights.slice(0, by)];
        const other = { ...question, pairs: question.pairs.map((pair, index) => ({ ...pair, right: turned[index] ?? '' })) };
        const shown = showQuestion(question, how);
        expect(showQuestion(other, how)).toEqual(shown);
        expect('rights' in shown && shown.rights.toSorted()).toEqual([...new Set([...rights, ...(question.distractors ?? [])])].sort());
      }),
      { numRuns: 500 },
    );
  });

  it('shuffles options only where the quiz wishes it, and so that the author’s order cannot be told', () => {
    fc.assert(
      fc.property(named, fc.uuid(), (question, attemptId) => {
        if (!('options' in question)) return;
        const shown = showQuestion(question, { attemptId, shuffle: false });
        expect('options' in shown && shown.options.map(({ id }) => id)).toEqual(question.options.map(({ id }) => id));
        const reversed = { ...question, options: question.options.toReversed() };
        const how = { attemptId, shuffle: true };
        expect(showQuestion(reversed, how)).toEqual(showQuestion(question, how));
      }),
    );
  });

  it('is ordered anew in another attempt', () => {
    const options = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: id, correct: id === 'a' }));
    const question = questions.question.parse({ kind: 'SINGLE', id: 'q', prompt: '?', options });
    const orders = Array.from({ length: 20 }, (_, n) =>
      JSON.stringify(showQuestion(question, { attemptId: `attempt-${n}`, shuffle: true })),
    );
    expect(new Set(orders).size).toBeGreaterThan(15);
  });
});
