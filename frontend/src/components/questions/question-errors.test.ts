import { describe, expect, it } from 'vitest';

import { newAccepted, newDistractor, newDraft, newOption, newPair, type QuestionDraft } from './question-draft.ts';
import { missingAnswer } from './question-errors.ts';

type Given = [text: string, correct: boolean, weight?: number];

const choice = (kind: 'SINGLE' | 'MULTIPLE', ...given: Given[]): QuestionDraft => ({
  ...newDraft(kind),
  prompt: 'Which?',
  options: given.map(([text, correct, weight = null]) => ({ ...newOption(), text, correct, weight })),
});

describe('what keeps a question from being published', () => {
  it.each<[string, QuestionDraft, string | null]>([
    ['one right option', choice('SINGLE', ['a', true], ['b', false]), null],
    ['none', choice('SINGLE', ['a', false], ['b', false]), 'No option earns the full points'],
    ['weights without a whole', choice('SINGLE', ['a', false, 50], ['b', false, 50]), 'No option earns the full points'],
    ['a weight of 100', choice('SINGLE', ['a', false, 100], ['b', false, 50]), null],
    ['two weights of 100', choice('SINGLE', ['a', false, 100], ['b', false, 100]), 'Several options earn the full points'],
    ['an option twice', choice('SINGLE', ['a  b', true], [' a b', false]), '“a b” stands here twice'],
    ['nothing right among many', choice('MULTIPLE', ['a', false], ['b', false]), 'No option is marked as right'],
    ['weights of 60', choice('MULTIPLE', ['a', true, 60], ['b', false, -60]), 'The weights do not add up to 100 %'],
    ['three thirds', choice('MULTIPLE', ['a', true, 33.333], ['b', true, 33.333], ['c', true, 33.333]), null],
    [
      'three times 33.33',
      choice('MULTIPLE', ['a', true, 33.33], ['b', true, 33.33], ['c', true, 33.33]),
      'The weights do not add up to 100 %',
    ],
  ])('%s', (_what, draft, gap) => expect(missingAnswer(draft)).toBe(gap));

  it('is an accepted answer without full points', () => {
    const draft = { ...newDraft('SHORT_TEXT'), accepted: [{ ...newAccepted(50), text: 'fog' }] };
    expect(missingAnswer(draft)).toBe('No answer earns the full points');
  });

  it('is a left side that stands twice, and an extra right side that belongs to a pair', () => {
    const pair = (left: string, right: string) => ({ ...newPair(), left, right });
    const draft = newDraft('MATCHING');
    expect(missingAnswer({ ...draft, pairs: [pair('a', '1'), pair('a', '2')] })).toBe('“a” stands here twice');
    const pairs = [pair('a', '1'), pair('b', '2')];
    expect(missingAnswer({ ...draft, pairs, distractors: [{ ...newDistractor(), text: ' 2 ' }] })).toBe(
      '“2” is also the right side of a pair',
    );
    expect(missingAnswer({ ...draft, pairs, distractors: [{ ...newDistractor(), text: '3' }] })).toBeNull();
  });
});
