import { randomUUID } from 'node:crypto';

import { courses } from '#contract';
import { invalidField, problem } from '#src/http/app-error.ts';

import { nameParts } from '../questions/name-parts.ts';

type Given = Omit<courses.QuizInput, 'draws'> & { draws?: courses.Draw[] };

/**
 * A quiz as it is stored: every question and option named. Throws VALIDATION_FAILED where two are called the same, or
 * more are asked than a quiz may ask.
 */
export function quizDocument({ questions: given, draws = [], ...settings }: Given): courses.Quiz {
  if (countOf({ questions: given, draws }) > courses.MOST_QUESTIONS) {
    throw invalidField('quiz.draws', `A quiz asks at most ${courses.MOST_QUESTIONS.toLocaleString('en')} questions`);
  }
  const named = nameParts(given, () => randomUUID());
  if (named.questions === null) {
    const errors = named.problems.map(({ path, message }) => ({ path: `quiz.${path}`, message }));
    throw problem('VALIDATION_FAILED', errors[0]?.message, { errors });
  }
  return { ...settings, questions: named.questions, draws };
}

/** A stored quiz, as the contract knows it. */
export const readQuiz = (document: unknown): courses.Quiz => courses.quiz.parse(document);

/** How many questions an attempt at it asks. */
export const countOf = ({ questions, draws }: { questions: readonly unknown[]; draws: readonly courses.Draw[] }): number =>
  draws.reduce((sum, { count }) => sum + count, questions.length);
