import { v7 as uuidv7 } from 'uuid';

import type { Input, learning } from '#contract';
import { notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { WithStatus } from '#src/http/route.ts';

import { drawQuestions } from '../bank/draw-questions.ts';
import { assertUnlocked } from '../courses/course-requirements.ts';
import { countOf, readQuiz } from '../courses/quiz-document.ts';
import { lessonVisibleTo } from '../courses/rows.ts';
import { closeAttempt, isExpired } from './close-attempt.ts';
import { waitForRegrade } from './regrade-lock.ts';
import { ATTEMPT_SELECT, presentAttempt } from './rows.ts';

const MINUTE_MS = 60_000;

/**
 * Begins an attempt at a quiz; where one is open, that one is given again. What the quiz draws from the bank is drawn now,
 * and stays. Throws NOT_FOUND, UNPROCESSABLE for a text or a quiz without enough questions, NO_ATTEMPTS_LEFT.
 */
export async function startAttempt(
  scope: ActorScope,
  { params: { id: lessonId } }: Input<typeof learning.startAttempt>,
): Promise<learning.Attempt | WithStatus<learning.Attempt>> {
  const { tx, tenantId, actor, now } = scope;
  const lesson = await tx.lesson.findFirst({
    where: { tenantId, id: lessonId, AND: [lessonVisibleTo(actor)] },
    select: { quiz: true, courseId: true },
  });
  if (!lesson) throw notFound('Lesson');
  if (lesson.quiz === null) throw problem('UNPROCESSABLE', 'This lesson is a text, not a quiz.');
  const quiz = readQuiz(lesson.quiz);
  if (countOf(quiz) === 0) throw problem('UNPROCESSABLE', 'This quiz has no questions yet.');
  await waitForRegrade(scope, lessonId);
  // Whoever starts, takes turns: of many at once the first makes the attempt, the others find it.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`attempt:${tenantId}:${lessonId}:${actor.userId}`}, 0))`;
  const mine = { tenantId, lessonId, studentId: actor.userId };
  const open = await tx.quizAttempt.findFirst({ where: { ...mine, status: 'IN_PROGRESS' }, select: ATTEMPT_SELECT });
  if (open && !isExpired(open, now)) return new WithStatus(200, presentAttempt(open, scope));
  // Only now: an attempt that is open goes on, whatever its course requires meanwhile.
  await assertUnlocked(scope, lesson.courseId, actor.userId);
  if (open) await closeAttempt(scope, open, 'EXPIRED');
  const used = await tx.quizAttempt.count({ where: mine });
  // The refusal undoes the closing above too; whoever looks at that attempt next closes it for good.
  if (quiz.maxAttempts !== null && used >= quiz.maxAttempts) throw noneLeft(quiz.maxAttempts);
  const expiresAt = quiz.timeLimitMinutes === null ? null : new Date(now.getTime() + quiz.timeLimitMinutes * MINUTE_MS);
  const id = uuidv7();
  const made = await tx.quizAttempt.create({
    data: { ...mine, id, number: used + 1, quiz: await drawQuestions(scope, quiz, id), startedAt: now, expiresAt },
    select: ATTEMPT_SELECT,
  });
  return presentAttempt(made, scope);
}

const noneLeft = (most: number) =>
  problem('NO_ATTEMPTS_LEFT', most === 1 ? 'The one attempt at this quiz is used.' : `All ${most} attempts at this quiz are used.`);
