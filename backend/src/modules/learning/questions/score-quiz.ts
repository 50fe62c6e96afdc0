import type { questions } from '#contract';

import { compare, exactly, fraction, rounded, sum, times, ZERO, type Fraction } from './fraction.ts';
import { scoreAnswer } from './score-answer.ts';

export type ScoredQuiz = {
  readonly questions: readonly questions.Question[];
  readonly answers: questions.Answers;
  readonly passPercent: number;
};

/** `score` has at most four decimals and `percent` two, rounded half up once; `passed` is judged before rounding. */
export type QuizScore = { readonly score: number; readonly maxScore: number; readonly percent: number; readonly passed: boolean };

/** What the answers to a quiz come to. A quiz without points is passed only if nothing is asked for. */
export function scoreQuiz({ questions: asked, answers, passPercent }: ScoredQuiz): QuizScore {
  const score = sum(asked.map((question) => scoreAnswer(question, answerTo(question, answers))));
  const maxScore = sum(asked.map(({ points }) => exactly(points)));
  const reached = compare(maxScore, ZERO) === 0 ? ZERO : times(score, reciprocal(maxScore));
  const percent = times(reached, fraction(100));
  return {
    score: rounded(score, 4),
    maxScore: rounded(maxScore, 4),
    percent: rounded(percent, 2),
    passed: compare(percent, exactly(passPercent)) >= 0,
  };
}

/** The answer given to a question, if any; a question's id may be the name of something every object has. */
export const answerTo = ({ id }: questions.Question, answers: questions.Answers): questions.Answer | null =>
  (Object.hasOwn(answers, id) ? answers[id] : null) ?? null;

const reciprocal = ({ top, bottom }: Fraction): Fraction => fraction(bottom, top);
