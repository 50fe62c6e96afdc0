import * as z from 'zod';

import { type Input, type learning, questions } from '#contract';
import { invalidField, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { reviewAttempt } from '../questions/review-attempt.ts';
import { closeAttempt } from './close-attempt.ts';
import { lockAttempt } from './find-attempt.ts';
import { mergeAnswers } from './merge-answers.ts';
import { answersOf, answerTimesOf, ATTEMPT_SELECT, type AttemptRow, presentAttempt, presentSummary, quizOf } from './rows.ts';

/** One's own attempt as it stands. Throws NOT_FOUND. */
export const getAttempt = async (scope: ActorScope, { params }: Input<typeof learning.getAttempt>): Promise<learning.Attempt> =>
  presentAttempt(await lockAttempt(scope, params.id), scope);

/** Saves answers at once. Throws ATTEMPT_CLOSED after the attempt was handed in or its time was over. */
export async function saveAnswers(
  context: RequestContext<Actor>,
  { params, body }: Input<typeof learning.saveAnswers>,
): Promise<learning.Attempt> {
  // Not thrown inside: that an attempt's time is over is written down whatever is answered.
  const saved = await runInScope(context, async (scope) => {
    const attempt = await lockAttempt(scope, params.id);
    return attempt.status === 'IN_PROGRESS' ? presentAttempt(await keep(scope, attempt, body), scope) : undefined;
  });
  if (!saved) throw problem('ATTEMPT_CLOSED', 'This attempt is over: what was saved before is what counts.');
  return saved;
}

/** Hands an attempt in. Once it is over, by hand or by time, the same result is answered however often one asks. */
export async function submitAttempt(
  scope: ActorScope,
  { params, body }: Input<typeof learning.submitAttempt>,
): Promise<learning.AttemptResult> {
  const attempt = await lockAttempt(scope, params.id);
  if (attempt.status !== 'IN_PROGRESS') return resultOf(attempt);
  const answered = body.answers ? await keep(scope, attempt, { ...body, answers: body.answers }) : attempt;
  return resultOf(await closeAttempt(scope, answered, 'SUBMITTED'));
}

type Given = { answers: questions.Answers; answeredAt?: questions.AnswerTimes | undefined };

async function keep({ tx, tenantId, now }: ActorScope, attempt: AttemptRow, given: Given): Promise<AttemptRow> {
  const asked = new Set(quizOf(attempt).questions.map(({ id }) => id));
  const unknown = Object.keys(given.answers).find((questionId) => !asked.has(questionId));
  if (unknown !== undefined) throw invalidField(`answers.${unknown}`, 'The quiz has no such question');
  const kept = { answers: answersOf(attempt), answeredAt: answerTimesOf(attempt) };
  const { answers, answeredAt } = mergeAnswers(kept, given, { from: attempt.startedAt, to: now });
  return tx.quizAttempt.update({
    where: { tenantId_id: { tenantId, id: attempt.id } },
    data: { answers, answeredAt: z.encode(questions.answerTimes, answeredAt), version: { increment: 1 } },
    select: ATTEMPT_SELECT,
  });
}

function resultOf(attempt: AttemptRow): learning.AttemptResult {
  const { id, status, submittedAt, score, maxScore, percent, passed } = presentSummary(attempt);
  const { questions: asked, reviewPolicy: policy } = quizOf(attempt);
  const incorrect = reviewAttempt({ questions: asked, answers: answersOf(attempt), policy, passed: passed ?? false });
  return {
    ...{ id, status, submittedAt, incorrect },
    ...{ score: score ?? 0, maxScore: maxScore ?? 0, percent: percent ?? 0, passed: passed ?? false },
  };
}
