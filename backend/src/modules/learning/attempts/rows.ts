import * as z from 'zod';

import { courses, type learning, questions } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { ActorScope } from '#src/http/context.ts';

import { showQuestion } from '../questions/show-question.ts';

export const SUMMARY_SELECT = {
  id: true,
  lessonId: true,
  student: { select: { id: true, fullName: true } },
  number: true,
  status: true,
  startedAt: true,
  expiresAt: true,
  submittedAt: true,
  score: true,
  maxScore: true,
  percent: true,
  passed: true,
} as const satisfies Prisma.QuizAttemptSelect;

export const ATTEMPT_SELECT = { ...SUMMARY_SELECT, studentId: true, quiz: true, answers: true, answeredAt: true, version: true } as const;

export type SummaryRow = Prisma.QuizAttemptGetPayload<{ select: typeof SUMMARY_SELECT }>;
export type AttemptRow = Prisma.QuizAttemptGetPayload<{ select: typeof ATTEMPT_SELECT }>;

const toNumber = (value: SummaryRow['score']) => (value === null ? null : Number(value));

/** An attempt in a list. */
export function presentSummary(row: SummaryRow): learning.AttemptSummary {
  const { id, lessonId, student, number, status, startedAt, expiresAt, submittedAt, passed } = row;
  const [score, maxScore, percent] = [row.score, row.maxScore, row.percent].map(toNumber);
  const result = { score: score ?? null, maxScore: maxScore ?? null, percent: percent ?? null, passed };
  return { ...{ id, lessonId, student, number, status, startedAt, expiresAt, submittedAt }, ...result };
}

/** The quiz as it was when the attempt began. */
export const quizOf = ({ quiz }: Pick<AttemptRow, 'quiz'>): courses.Quiz => courses.quiz.parse(quiz);

export const answersOf = ({ answers }: Pick<AttemptRow, 'answers'>): questions.Answers => questions.answers.parse(answers);

/** When each answer was given; one from before this was kept has none. */
export const answerTimesOf = ({ answeredAt }: Pick<AttemptRow, 'answeredAt'>): questions.AnswerTimes =>
  z.decode(questions.answerTimes, z.record(z.string(), z.string()).parse(answeredAt));

/** An attempt as its student works on it: the questions without their answers, always in the same order. */
export function presentAttempt(row: AttemptRow, { now }: Pick<ActorScope, 'now'>): learning.Attempt {
  const { questions: asked, shuffle } = quizOf(row);
  const shown = asked.map((question) => showQuestion(question, { attemptId: row.id, shuffle }));
  return { ...presentSummary(row), now, questions: shown, answers: answersOf(row), version: row.version };
}
