import type { courses, figures, questions } from '#contract';
import { canonicalJson } from '#src/database/canonical-json.ts';

import { scoreQuiz } from '../questions/score-quiz.ts';
import { regradedQuestion } from './regraded-question.ts';

type Question = questions.Question;

/** The questions of an attempt as they are judged now. */
export type Regraded = { readonly questions: readonly Question[]; readonly passPercent: number; readonly isRewritten: boolean };

/** An attempt's quiz with the lesson's present answers; `passPercent` stays what was asked of the student. */
export function regradedQuiz({ questions: asked, passPercent }: courses.Quiz, present: ReadonlyMap<string, Question>): Regraded {
  const regraded = asked.map((question) => regradedQuestion(question, present.get(question.id)));
  return { questions: regraded, passPercent, isRewritten: canonicalJson(regraded) !== canonicalJson(asked) };
}

/** What an attempt comes to with its questions judged anew. */
export const judgeAnew = ({ questions: asked, passPercent }: Regraded, answers: questions.Answers): figures.Judged =>
  scoreQuiz({ questions: asked, answers, passPercent });

/** Whether two results differ in anything. */
export const differs = (a: figures.Judged, b: figures.Judged): boolean =>
  a.score !== b.score || a.maxScore !== b.maxScore || a.percent !== b.percent || a.passed !== b.passed;
