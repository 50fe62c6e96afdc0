import { questions } from '@flightline/backend/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { changeKind, fromQuestion, newDraft, toInput } from './question-draft.ts';

const words = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && text.isWellFormed() && !/\p{Cc}/u.test(text));
const maybe = <K extends string, T>(name: K, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((each) => (each === undefined ? {} : { [name]: each }));
const key = fc.stringMatching(/^[a-z0-9]{4,12}$/);
const keyed = <T extends object>(part: fc.Arbitrary<T>) =>
  fc
    .uniqueArray(fc.tuple(key, part), { minLength: 1, maxLength: 4, selector: ([id]) => id })
    .map((each) => each.map(([id, rest]) => ({ id, ...rest })));
const merged = (...parts: fc.Arbitrary<object>[]) => fc.tuple(...parts).map((each) => Object.assign({}, ...each) as object);
const feedback = maybe('feedback', words);
const value = fc.integer({ min: -1_000, max: 1_000 });
const share = fc.integer({ min: 0, max: 100 });

const options = keyed(
  merged(fc.record({ text: words, correct: fc.boolean() }), feedback, maybe('weight', fc.integer({ min: -100, max: 100 }))),
);
const number = merged(fc.record({ value, tolerance: fc.nat(10) }), feedback);
const KINDS: Record<questions.QuestionKind, fc.Arbitrary<object>> = {
  SINGLE: fc.record({ options }),
  MULTIPLE: fc.record({ options }),
  TRUE_FALSE: merged(fc.record({ correct: fc.boolean() }), maybe('feedbackTrue', words), maybe('feedbackFalse', words)),
  NUMERIC: merged(number, maybe('alternatives', fc.array(merged(number, fc.record({ percent: share })), { minLength: 1, maxLength: 3 }))),
  SHORT_TEXT: fc.record({
    accepted: fc.array(merged(fc.record({ text: words, percent: share }), feedback), { minLength: 1, maxLength: 4 }),
  }),
  MATCHING: merged(
    fc.record({ pairs: keyed(fc.record({ left: words, right: words })) }),
    maybe('distractors', fc.array(words, { minLength: 1, maxLength: 3 })),
  ),
};
const aQuestion = fc
  .constantFrom(...questions.QUESTION_KINDS)
  .chain((kind) =>
    merged(
      fc.record({ id: key, kind: fc.constant(kind), prompt: words, points: fc.integer({ min: 0, max: 100 }) }),
      maybe('explanation', words),
      KINDS[kind],
    ),
  );

describe('the draft of a question', () => {
  it('gives back the question it was made of, whatever its kind', () => {
    fc.assert(
      fc.property(aQuestion, (given) => {
        const question = questions.question.parse(given);
        expect(questions.questionInput.parse(toInput(fromQuestion(question)))).toEqual(question);
      }),
    );
  });

  it('loses nothing that was written when its kind changes and changes back', () => {
    fc.assert(
      fc.property(aQuestion, fc.constantFrom(...questions.QUESTION_KINDS), (given, other) => {
        const draft = fromQuestion(questions.question.parse(given));
        // A single choice has one right option: of several, the others are the price of having been one.
        fc.pre(draft.kind !== 'MULTIPLE' || other !== 'SINGLE');
        fc.pre(draft.kind !== 'SINGLE' || draft.options.filter(({ correct }) => correct).length <= 1);
        expect(toInput(changeKind(changeKind(draft, other), draft.kind))).toEqual(toInput(draft));
      }),
    );
  });

  it('keeps options between one and several right ones', () => {
    const draft = { ...newDraft('MULTIPLE'), prompt: 'Which?' };
    draft.options = draft.options.map((option, at) => ({ ...option, text: `option ${at}`, correct: true }));
    expect(toInput(changeKind(draft, 'SINGLE'))).toMatchObject({
      kind: 'SINGLE',
      options: [
        { text: 'option 0', correct: true },
        { text: 'option 1', correct: false },
      ],
    });
  });

  it.each(questions.QUESTION_KINDS)('of an empty question (%s) is refused by the contract', (kind) => {
    expect(questions.questionInput.safeParse(toInput(newDraft(kind))).success).toBe(false);
  });
});
