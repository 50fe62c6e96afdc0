import { v7 as uuidv7 } from 'uuid';

import type { figures, Input } from '#contract';
import { announce, record } from '#src/database/scope.ts';
import { assertVersion, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { holdBeginnings } from '../attempts/regrade-lock.ts';
import type { CompletionChange } from './completion.ts';
import { findQuiz, lockQuiz, type RegradedLesson } from './find-lesson.ts';
import { MOST_TIME, withCompletions } from './preview-regrade.ts';
import { readOutcomes, type Regrading, type Students } from './read-outcomes.ts';
import { readRegrade } from './regrades.ts';
import { giveCompletions, holdOpenAttempts, takeCompletions } from './take-completions.ts';
import { type ChangedResult, resultRecorder, tellStudents } from './tell-students.ts';
import { keepCompletions, type KeptCompletion, writeChanges } from './write-changes.ts';

type Counts = { attempts: number; changed: number; gained: number; lost: number };

/**
 * Judges the finished attempts at a quiz with its questions as they are now, all in one transaction. Throws NOT_FOUND,
 * STALE_VERSION, or UNPROCESSABLE for a text and where nothing is to be judged otherwise.
 */
export const regradeLesson = (context: RequestContext<Actor>, { params }: Input<typeof figures.regradeLesson>): Promise<figures.Regrade> =>
  runInScope(context, (scope) => regrade(scope, params.id), MOST_TIME);

async function regrade(scope: ActorScope, lessonId: string): Promise<figures.Regrade> {
  await holdBeginnings(scope, lessonId);
  await lockQuiz(scope, lessonId);
  const lesson = await findQuiz(scope, lessonId);
  assertVersion(scope.expectedVersion, lesson.version);
  const { regradeId, number } = await begin(scope, lesson);
  const about = { regradeId, lesson };
  const counts: Counts = { attempts: 0, changed: 0, gained: 0, lost: 0 };
  const recordResults = resultRecorder(scope, 'attempt.regrade', about);
  let rewritten = 0;
  for await (const students of readOutcomes(scope, { lessonId, present: lesson.questions, isLocking: true })) {
    const written = await writeBatch(scope, about, students);
    rewritten += written.rewritten;
    for (const name of ['attempts', 'changed', 'gained', 'lost'] as const) counts[name] += written.counts[name];
    await tellStudents(scope, about, written.results);
    recordResults(written.results);
  }
  if (rewritten === 0) throw problem('UNPROCESSABLE', 'No attempt would be judged otherwise: there is nothing to regrade.');
  await finish(scope, { regradeId, number, lesson, counts });
  return readRegrade(scope, regradeId);
}

async function begin({ tx, tenantId, actor, now }: ActorScope, lesson: RegradedLesson) {
  const last = await tx.regrade.aggregate({ where: { tenantId, lessonId: lesson.id }, _max: { number: true } });
  const [regradeId, number] = [uuidv7(), (last._max.number ?? 0) + 1];
  const data = {
    tenantId,
    id: regradeId,
    lessonId: lesson.id,
    number,
    lessonVersion: lesson.version,
    createdBy: actor.userId,
    createdAt: now,
  };
  await tx.regrade.create({ data, select: { id: true } });
  return { regradeId, number };
}

type About = { regradeId: string; lesson: RegradedLesson };

/** Writes what becomes of some students' attempts and completions, and tells what it was. */
async function writeBatch(scope: ActorScope, { regradeId, lesson }: About, students: Students) {
  const judged = await withCompletions(scope, lesson.id, students);
  const attempts = judged.flatMap((each) => each.attempts);
  const rewritten = attempts.filter(({ regraded }) => regraded.isRewritten);
  const changes = judged.flatMap(({ change }) => change ?? []);
  // Before anything of theirs changes: who hands in an attempt this moment is waited for, not deadlocked with.
  await holdOpenAttempts(scope, lesson.id, studentsOf(changes, 'LOSES'));
  await writeChanges(scope, regradeId, rewritten);
  const kept = await writeCompletions(scope, lesson.id, changes);
  await keepCompletions(scope, regradeId, kept);
  const completions = new Map(kept.map(({ attemptId, completion }) => [attemptId, completion]));
  const changed = attempts.filter(({ isChanged }) => isChanged);
  const results: ChangedResult[] = changed.map((each) => resultOf(each, completions.get(each.attemptId) ?? null));
  const count = (which: KeptCompletion['completion']) => kept.filter(({ completion }) => completion === which).length;
  const counts: Counts = { attempts: attempts.length, changed: changed.length, gained: count('GAINS'), lost: count('LOSES') };
  return { results, rewritten: rewritten.length, counts };
}

const resultOf = (each: Regrading, completion: ChangedResult['completion']): ChangedResult => {
  const { attemptId, studentId, number, status, before, after } = each;
  return { attemptId, studentId, number, status, before, after, completion };
};

type Change = CompletionChange<Regrading>;

const studentsOf = (changes: readonly Change[], which: Change['change']) =>
  changes.filter(({ change }) => change === which).map(({ attempt }) => attempt.studentId);

/** What was really gained and lost: who passed another attempt meanwhile keeps what they have. */
async function writeCompletions(scope: ActorScope, lessonId: string, changes: readonly Change[]): Promise<KeptCompletion[]> {
  const lost = await takeCompletions(scope, lessonId, studentsOf(changes, 'LOSES'));
  const gains = changes.filter(({ change }) => change === 'GAINS');
  const given = gains.map(({ attempt }) => ({ studentId: attempt.studentId, completedAt: attempt.submittedAt ?? scope.now }));
  const gained = await giveCompletions(scope, lessonId, given);
  return changes.flatMap(({ change, attempt: { attemptId, studentId } }) => {
    const completedAt = (change === 'GAINS' ? gained : lost).get(studentId);
    return completedAt ? [{ attemptId, completion: change, completedAt }] : [];
  });
}

type Finished = { regradeId: string; number: number; lesson: RegradedLesson; counts: Counts };

async function finish(scope: ActorScope, { regradeId, number, lesson, counts }: Finished): Promise<void> {
  const { tx, tenantId } = scope;
  await tx.regrade.update({ where: { tenantId_id: { tenantId, id: regradeId } }, data: counts, select: { id: true } });
  const after = { regradeId, regrade: number, lessonVersion: lesson.version, ...counts };
  record(scope, { action: 'quiz.regrade', resourceType: 'lesson', resourceId: lesson.id, after });
  announce(scope, 'courses');
}
