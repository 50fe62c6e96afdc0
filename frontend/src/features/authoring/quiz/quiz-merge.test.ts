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
