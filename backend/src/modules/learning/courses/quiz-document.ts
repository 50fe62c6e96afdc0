import { randomUUID } from 'node:crypto';

import { courses } from '#contract';
import { problem } from '#src/http/app-error.ts';

import { nameParts } from '../questions/name-parts.ts';

/** A quiz as it is stored: every question and option named. Throws VALIDATION_FAILED where two are called the same. */
export function quizDocument({ questions: given, ...settings }: courses.QuizInput): courses.Quiz {
  const named = nameParts(given, () => randomUUID());
  if (named.questions === null) {
    const errors = named.problems.map(({ path, message }) => ({ path: `quiz.${path}`, message }));
    throw problem('VALIDATION_FAILED', errors[0]?.message, { errors });
  }
  return { ...settings, questions: named.questions };
}

/** A stored quiz, as the contract knows it. */
export const readQuiz = (document: unknown): courses.Quiz => courses.quiz.parse(document);
