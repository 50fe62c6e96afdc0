import type { courses, figures, questions } from '#contract';

import { scoreQuiz } from '../questions/score-quiz.ts';
import { regradedQuestion } from './regraded-question.ts';

type Question = questions.Question;

/** The questions of an attempt as they are judged now. */
export type Regraded = { readonly questions: readonly Question[]; readonly passPercent: number; readonly isRewritten: boolean };

/** An attempt's quiz with the lesson's present answers; `passPercent` stays what was asked of the student. */
export function regradedQuiz({ questions: asked, passPercent }: courses.Quiz, present: ReadonlyMap<string, Question>): Regraded {
  const regraded = asked.map((question) => regradedQuestion(question, present.get(question.id)));
  return { questions: regraded, passPercent, isRewritten: !isSame(regraded, asked) };
}

/** What an attempt comes to with its questions judged anew. */
export const judgeAnew = ({ questions: asked, passPercent }: Regraded, answers: questions.Answers): figures.Judged =>
  scoreQuiz({ questions: asked, answers, passPercent });

/** Whether two results differ in anything. */
export const differs = (a: figures.Judged, b: figures.Judged): boolean =>
  a.score !== b.score || a.maxScore !== b.maxScore || a.percent !== b.percent || a.passed !== b.passed;

/** Whether two values are the same JSON, whatever the order of their fields; an undefined field is none. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [inA, inB] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))];
  return [...new Set([...inA.keys(), ...inB.keys()])].every((name) => isSame(inA.get(name), inB.get(name)));
}
