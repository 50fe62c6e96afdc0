import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { questions } from '#contract';
import { nextId, someQuestion } from '#test/arbitrary-questions.ts';

import { nameParts } from './name-parts.ts';

const single = (id: string | undefined, ...optionIds: (string | undefined)[]) =>
  questions.questionInput.parse({
    ...{ kind: 'SINGLE', id, prompt: '?' },
    options: (optionIds.length > 0 ? optionIds : ['a']).map((option) => ({ id: option, text: 'a', correct: true })),
  });

const idsIn = (asked: readonly questions.Question[]) =>
  asked.flatMap((question) => [
    question.id,
    ...('options' in question ? question.options : 'pairs' in question ? question.pairs : []).map(({ id }) => id),
  ]);

describe('naming the parts of a quiz', () => {
  it('refuses an id that stands twice, and says where', () => {
    const { questions: named, problems } = nameParts([single('q', 'a', 'b', 'a'), single('r'), single('q', 'x', 'x')], nextId);
    expect(named).toBeNull();
    expect(problems.map(({ path }) => path)).toEqual(['questions.2.id', 'questions.0.options.2.id', 'questions.2.options.1.id']);
    expect(problems[0]?.message).toBe('“q” is used twice');
  });

  it('refuses pairs of one id, and the contract the one name no object can hold', () => {
    const pairs = ['p', 'p'].map((id) => ({ id, left: 'l', right: 'r' }));
    const matching = questions.questionInput.parse({ kind: 'MATCHING', prompt: '?', pairs });
    expect(nameParts([matching], nextId).problems).toMatchObject([{ path: 'questions.0.pairs.1.id' }]);
    expect(() => single('__proto__')).toThrow('Not an id');
  });

  it('lets two questions call their options a and b', () => {
    expect(idsIn(nameParts([single('q', 'a', 'b'), single('r', 'a', 'b')], nextId).questions ?? [])).toEqual([
      'q',
      'a',
      'b',
      'r',
      'a',
      'b',
    ]);
  });

  it('passes over a made id that an author has taken', () => {
    const made = ['a', 'q', 'new', 'newer'];
    expect(idsIn(nameParts([single('q', 'a', undefined), single(undefined, 'b')], () => made.shift() ?? '').questions ?? [])).toEqual([
      ...['q', 'a', 'new', 'newer', 'b'],
    ]);
    expect(() => nameParts([single('q', undefined)], () => 'q')).toThrow('repeat');
  });

  it('leaves every given id and every other field, and gives what the contract calls a question', () => {
    fc.assert(
      fc.property(fc.uniqueArray(someQuestion(), { selector: ({ id }) => id ?? nextId(), maxLength: 6 }), (given) => {
        const named = nameParts(given, nextId).questions ?? [];
        expect(named).toHaveLength(given.length);
        expect(named).toMatchObject(given);
        for (const question of named) expect(questions.question.parse(question)).toEqual(question);
        const made = idsIn(named).filter((id) => id.startsWith('id-'));
        expect(new Set(made).size).toBe(made.length);
      }),
    );
  });
});
