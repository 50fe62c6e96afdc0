import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { newDraft, type QuestionDraft } from '../../../components/questions/question-draft.ts';
import type { QuizDraft } from './quiz-draft.ts';
import { chosenQuiz, mergeQuizzes } from './quiz-merge.ts';

const question = (id: string, prompt = id): QuestionDraft => ({ ...newDraft('TRUE_FALSE'), id, prompt });
const quiz = (...questions: QuestionDraft[]): QuizDraft => ({
  ...{ title: 'Fog', content: '', questions, draws: [] },
  settings: { passPercent: 80, maxAttempts: null, timeLimitMinutes: null, shuffle: false, reviewPolicy: 'AFTER_SUBMIT' },
});
const BASE = quiz(question('a'), question('b'), question('c'));
const told = ({ questions }: QuizDraft) => questions.map(({ id, prompt }) => (id === prompt ? id : `${id}:${prompt}`)).join(' ');
const merged = (mine: QuizDraft, theirs: QuizDraft) => {
  const result = mergeQuizzes({ base: BASE, mine, theirs });
  return 'value' in result ? result.value : result.conflict.merged;
};

describe('two changes of one quiz', () => {
  it('are both kept where they touch different questions', () => {
    const mine = quiz(question('a', 'mine'), question('b'), question('c'), question('new'));
    const theirs = quiz(question('x'), question('a'), question('b'), question('c', 'theirs'));
    expect(told(merged(mine, theirs))).toBe('x a:mine b c:theirs new');
  });

  it('take out what either took out, and keep the order of who changed it', () => {
    expect(told(merged(quiz(question('c'), question('b'), question('a')), quiz(question('a'), question('c'))))).toBe('c a');
  });

  it('mix settings field by field', () => {
    const mine = { ...BASE, settings: { ...BASE.settings, passPercent: 60 } };
    const theirs = { ...BASE, settings: { ...BASE.settings, maxAttempts: 2 } };
    expect(merged(mine, theirs).settings).toMatchObject({ passPercent: 60, maxAttempts: 2 });
  });

  it('ask where both changed a question, also where one took it out', () => {
    const mine = quiz(question('a', 'mine'), question('b'), question('c', 'mine'));
    const theirs = quiz(question('a', 'theirs'), question('b'));
    const result = mergeQuizzes({ base: BASE, mine, theirs });
    if (!('conflict' in result)) throw new Error('no conflict');
    expect(result.conflict.clashes.map(({ id, mine: my, theirs: their }) => [id, my?.prompt, their?.prompt])).toEqual([
      ['a', 'mine', 'theirs'],
      ['c', 'mine', undefined],
    ]);
    expect(told(chosenQuiz(result.conflict, new Map()))).toBe('a:mine b c:mine');
    const all = new Map([
      ['a', 'theirs' as const],
      ['c', 'theirs' as const],
    ]);
    expect(told(chosenQuiz(result.conflict, all))).toBe('a:theirs b');
  });

  const both = (mine: QuizDraft, theirs: QuizDraft) => {
    const result = mergeQuizzes({ base: BASE, mine, theirs });
    if (!('conflict' in result)) throw new Error('no conflict');
    return result.conflict;
  };

  it('ask about a setting, a draw, a title or an introduction that both changed', () => {
    const draw = (tag: string) => ({ key: `row ${tag}`, tag, count: 2, points: null });
    const mine = { ...BASE, title: 'Mist', content: 'Mine', draws: [draw('wind')], settings: { ...BASE.settings, passPercent: 60 } };
    const theirs = { ...BASE, title: 'Haze', content: 'Theirs', draws: [draw('ice')], settings: { ...BASE.settings, passPercent: 95 } };
    const clash = both(mine, theirs);
    expect(clash.fields.map(({ label, mine: my, theirs: their }) => [label, my, their])).toEqual([
      ['Title', 'Mist', 'Haze'],
      ['Before one begins', 'Mine', 'Theirs'],
      ['Drawn from the bank', '2 × “wind”', '2 × “ice”'],
      ['Passed with', '60 %', '95 %'],
    ]);
    expect(chosenQuiz(clash, new Map())).toEqual(mine);
    expect(chosenQuiz(clash, new Map(clash.fields.map(({ label }) => [label, 'theirs' as const])))).toEqual(theirs);
    const some = new Map([['Passed with', 'theirs' as const]]);
    expect(chosenQuiz(clash, some)).toEqual({ ...mine, settings: theirs.settings });
  });

  it('do not ask about draws that differ in the names of their rows alone', () => {
    const draws = (key: string) => [{ key, tag: 'wind', count: 2, points: null }];
    const result = mergeQuizzes({ base: BASE, mine: { ...BASE, draws: draws('a') }, theirs: { ...BASE, draws: draws('b') } });
    expect('value' in result).toBe(true);
  });

  it('ask which order stays where both arranged the questions, and keep what either added', () => {
    const mine = quiz(question('c'), question('b'), question('a'), question('new'));
    const theirs = quiz(question('b'), question('a'), question('c'));
    const clash = both(mine, theirs);
    expect(clash.fields.map(({ label }) => label)).toEqual(['Order of the questions']);
    expect(told(chosenQuiz(clash, new Map()))).toBe('c b a new');
    expect(told(chosenQuiz(clash, new Map([['Order of the questions', 'theirs' as const]])))).toBe('b a new c');
  });

  it('ask about everything that both changed, and about nothing else', () => {
    const parts = ['passPercent', 'maxAttempts', 'timeLimitMinutes'] as const;
    const changed = fc.subarray([...parts]);
    fc.assert(
      fc.property(changed, changed, (my, their) => {
        const changeOf = (keys: readonly (typeof parts)[number][], value: number): QuizDraft => ({
          ...BASE,
          settings: { ...BASE.settings, ...Object.fromEntries(keys.map((each) => [each, value])) },
        });
        const [mine, theirs] = [changeOf(my, 11), changeOf(their, 22)];
        const result = mergeQuizzes({ base: BASE, mine, theirs });
        const asked = 'conflict' in result ? result.conflict.fields.length : 0;
        expect(asked).toBe(my.filter((each) => their.includes(each)).length);
        const outcome = 'conflict' in result ? result.conflict.merged : result.value;
        for (const each of parts) {
          const expected = my.includes(each) ? 11 : their.includes(each) ? 22 : BASE.settings[each];
          expect(outcome.settings[each]).toBe(expected);
        }
      }),
    );
  });

  it('lose nothing that one side did where the other did nothing', () => {
    const aQuiz = fc
      .shuffledSubarray(['a', 'b', 'c', 'd', 'e'])
      .chain((ids) => fc.tuple(...ids.map((id) => fc.constantFrom(id, 'changed').map((prompt) => question(id, prompt)))))
      .map((questions) => quiz(...questions));
    fc.assert(
      fc.property(aQuiz, (changed) => {
        expect(told(merged(changed, BASE))).toBe(told(changed));
        expect(told(merged(BASE, changed))).toBe(told(changed));
      }),
    );
  });
});
