import * as z from 'zod';

import type { figures, Input } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { holdBeginnings } from '../attempts/regrade-lock.ts';
import { lockQuiz } from './find-lesson.ts';
import { differs } from './judge-anew.ts';
import { MOST_TIME } from './preview-regrade.ts';
import { readRegrade, standingRegrade } from './regrades.ts';
import { giveCompletions, holdOpenAttempts, takeCompletions } from './take-completions.ts';
import { type ChangedResult, resultRecorder, tellStudents } from './tell-students.ts';
import { restoreAttempts } from './write-changes.ts';

/** Makes of each attempt again what it was. Throws NOT_FOUND, or INVALID_TRANSITION unless it is the latest regrade that stands. */
export const undoRegrade = (context: RequestContext<Actor>, { params }: Input<typeof figures.undoRegrade>): Promise<figures.Regrade> =>
  runInScope(context, (scope) => undo(scope, params.id), MOST_TIME);

async function undo(scope: ActorScope, regradeId: string): Promise<figures.Regrade> {
  const regrade = await lockRegrade(scope, regradeId);
  const about = { regradeId, lesson: regrade.lesson };
  const recordResults = resultRecorder(scope, 'attempt.regrade_undo', about);
  const told: ChangedResult[] = [];
  for await (const changes of changesOf(scope, regradeId)) {
    await restoreBatch(scope, about, changes);
    const results = changes.map(undone).filter(({ before, after }) => differs(before, after));
    told.push(...results);
    recordResults(results);
  }
  await tellStudents(scope, about, told);
  const { tx, tenantId, now, actor } = scope;
  const data = { undoneAt: now, undoneBy: actor.userId };
  await tx.regrade.update({ where: { tenantId_id: { tenantId, id: regradeId } }, data, select: { id: true } });
  const { number, attempts, changed, gained, lost, lessonVersion } = regrade;
  const after = { regradeId, regrade: number, lessonVersion, attempts, changed, gained, lost };
  record(scope, { action: 'quiz.regrade_undo', resourceType: 'lesson', resourceId: regrade.lesson.id, after });
  announce(scope, 'courses');
  return readRegrade(scope, regradeId);
}

async function lockRegrade(scope: ActorScope, id: string) {
  const { tx, tenantId } = scope;
  const where = { tenantId_id: { tenantId, id } };
  const found = await tx.regrade.findUnique({ where, select: { lessonId: true } });
  if (!found) throw notFound('Regrade');
  await holdBeginnings(scope, found.lessonId);
  await lockQuiz(scope, found.lessonId);
  const regrade = await tx.regrade.findUniqueOrThrow({ where, include: { lesson: { select: { id: true, title: true } } } });
  if (regrade.undoneAt) throw problem('INVALID_TRANSITION', 'This regrade is undone already.', { from: 'UNDONE', to: 'UNDONE' });
  if ((await standingRegrade(scope, found.lessonId)) !== regrade.number) {
    throw problem('INVALID_TRANSITION', 'A later regrade of this quiz stands: undo that one first.', { from: 'SUPERSEDED', to: 'UNDONE' });
  }
  return regrade;
}

const judged = z.object({ score: z.number(), maxScore: z.number(), percent: z.number(), passed: z.boolean() });
const afterShape = judged.extend({ completion: z.enum(['GAINS', 'LOSES']).optional(), completedAt: z.coerce.date().optional() });

type Row = { attemptId: string; studentId: string; number: number; status: string; before: unknown; after: unknown };
type Change = Omit<Row, 'before' | 'after'> & { before: figures.Judged; after: z.output<typeof afterShape> };

const BATCH = 250;

/** What a regrade changed, a few hundred attempts at a time; their quizzes stay in the database. */
async function* changesOf({ tx, tenantId }: ActorScope, regradeId: string): AsyncGenerator<Change[]> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT c.attempt_id AS "attemptId", c.student_id AS "studentId", a.number, a.status::text AS status, c.before - 'quiz' AS before, c.after
      FROM regrade_change c JOIN quiz_attempt a ON a.tenant_id = c.tenant_id AND a.id = c.attempt_id
      WHERE c.tenant_id = ${tenantId}::uuid AND c.regrade_id = ${regradeId}::uuid AND c.attempt_id > ${last}::uuid
      ORDER BY c.attempt_id LIMIT ${BATCH}`;
    if (rows.length > 0) yield rows.map((row) => ({ ...row, before: judged.parse(row.before), after: afterShape.parse(row.after) }));
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.attemptId ?? last;
  }
}

/** The other way round: what it was after the regrade is what it was before. */
const undone = ({ before, after: { completion, completedAt: _, ...after }, ...change }: Change): ChangedResult => ({
  ...change,
  before: after,
  after: before,
  completion: completion === undefined ? null : completion === 'GAINS' ? 'LOSES' : 'GAINS',
});

type About = { regradeId: string; lesson: { id: string } };

/** Who gained the completion loses it, unless another attempt of theirs passes by now; who lost it has it again, as of then. */
async function restoreBatch(scope: ActorScope, { regradeId, lesson }: About, changes: readonly Change[]): Promise<void> {
  const gained = changes.filter(({ after }) => after.completion === 'GAINS').map(({ studentId }) => studentId);
  await holdOpenAttempts(scope, lesson.id, gained);
  await restoreAttempts(
    scope,
    regradeId,
    changes.map(({ attemptId }) => attemptId),
  );
  await takeCompletions(scope, lesson.id, gained);
  const lost = changes.flatMap(({ studentId, after: { completion, completedAt } }) =>
    completion === 'LOSES' && completedAt ? [{ studentId, completedAt }] : [],
  );
  await giveCompletions(scope, lesson.id, lost);
}
