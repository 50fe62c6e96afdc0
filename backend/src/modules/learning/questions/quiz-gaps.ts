import type { courses, questions } from '#contract';

import { tidyText } from './fold-text.ts';
import { compare, ONE, rounded, sum, times, fraction } from './fraction.ts';
import type { PathProblem } from './name-parts.ts';
import { areWeighted, shareOfOption } from './score-answer.ts';
import { shareOfPercent } from './weight.ts';

type Question = questions.QuestionInput;
type OfKind<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** What keeps a quiz from being published, in words for its author; paths begin with `questions`. That the bank holds enough to draw is asked elsewhere. */
export function quizGaps(asked: readonly Question[], draws: readonly courses.Draw[] = []): PathProblem[] {
  if (asked.length === 0 && draws.length === 0) return [{ path: 'questions', message: 'The quiz has no question yet.' }];
  const gaps = asked.flatMap((question, index) =>
    questionGaps(question).map(({ path, message }) => ({ path: `questions.${index}.${path}`, message })),
  );
  if ([...asked, ...draws].every(({ points }) => points === 0)) {
    gaps.push({ path: 'questions', message: 'No question is worth any points.' });
  }
  return gaps;
}

/** What keeps a question from being answered rightly; paths begin with a field of the question. */
export function questionGaps(question: Question): PathProblem[] {
  switch (question.kind) {
    case 'SINGLE':
      return [...rightOptionGaps(question), ...repeated(question.options, 'options', 'text')];
    case 'MULTIPLE':
      return [...rightOptionsGaps(question), ...repeated(question.options, 'options', 'text')];
    case 'SHORT_TEXT':
      return question.accepted.some(({ percent }) => percent === 100)
        ? []
        : [{ path: 'accepted', message: 'No accepted answer earns the full points.' }];
    case 'MATCHING':
      return [...repeated(question.pairs, 'pairs', 'left'), ...distractorGaps(question)];
    case 'TRUE_FALSE':
    case 'NUMERIC':
      return [];
  }
}

function rightOptionGaps({ options }: OfKind<'SINGLE'>): PathProblem[] {
  const right = options.filter((option) => compare(shareOfOption(option), ONE) === 0).length;
  if (right === 1) return [];
  const message = right === 0 ? 'No option earns the full points.' : `${right} options earn the full points; there is to be one.`;
  return [{ path: 'options', message }];
}

function rightOptionsGaps({ options }: OfKind<'MULTIPLE'>): PathProblem[] {
  if (!areWeighted(options)) {
    return options.some(({ correct }) => correct) ? [] : [{ path: 'options', message: 'No option is marked as right.' }];
  }
  const reachable = sum(options.map(({ weight = 0 }) => shareOfPercent(Math.max(weight, 0))));
  if (compare(reachable, ONE) >= 0) return [];
  const percent = rounded(times(reachable, fraction(100)), 2);
  return [{ path: 'options', message: `The weights add up to ${percent} %: nobody can reach the full points.` }];
}

function distractorGaps({ pairs, distractors = [] }: OfKind<'MATCHING'>): PathProblem[] {
  const rights = new Set(pairs.map(({ right }) => tidyText(right)));
  return distractors.flatMap((text, index) =>
    rights.has(tidyText(text)) ? [{ path: `distractors.${index}`, message: `“${text}” is also the right side of a pair.` }] : [],
  );
}

function repeated<K extends string>(parts: readonly Record<K, string>[], path: string, field: K): PathProblem[] {
  const seen = new Set<string>();
  return parts.flatMap((part, index) => {
    const text = tidyText(part[field]);
    if (!seen.has(text)) return (seen.add(text), []);
    return [{ path: `${path}.${index}.${field}`, message: `“${text}” stands here twice.` }];
  });
}
