import type { figures, Input } from '#contract';
import type { Actor, RequestContext } from '#src/http/context.ts';
import type { ActorScope } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { completionChange } from './completion.ts';
import { completionsOf, findQuiz } from './find-lesson.ts';
import { readOutcomes, type Regrading, type Students } from './read-outcomes.ts';

/** How many changed attempts a preview names. */
const MOST_SHOWN = 200;

export const MOST_TIME = { timeoutMs: 120_000 };

/** Whose results a regrade would change; changes nothing. Throws NOT_FOUND, or UNPROCESSABLE for a text. */
export const previewRegrade = (
  context: RequestContext<Actor>,
  { params }: Input<typeof figures.previewRegrade>,
): Promise<figures.RegradePreview> => runInScope(context, (scope) => preview(scope, params.id), MOST_TIME);

type Change = Omit<figures.ChangedAttempt, 'student'> & { studentId: string };

async function preview(scope: ActorScope, lessonId: string): Promise<figures.RegradePreview> {
  const lesson = await findQuiz(scope, lessonId);
  const counts = { attempts: 0, changed: 0, gained: 0, lost: 0, rewritten: 0 };
  const shown: Change[] = [];
  for await (const students of readOutcomes(scope, { lessonId, present: lesson.questions, isLocking: false })) {
    for (const { attempts, change } of await withCompletions(scope, lessonId, students)) {
      const changed = attempts.filter(({ isChanged }) => isChanged);
      counts.attempts += attempts.length;
      counts.changed += changed.length;
      counts.rewritten += attempts.filter(({ regraded }) => regraded.isRewritten).length;
      if (change) counts[change.change === 'GAINS' ? 'gained' : 'lost'] += 1;
      const named = changed.slice(0, MOST_SHOWN - shown.length);
      shown.push(...named.map((attempt) => shownChange(attempt, attempt === change?.attempt ? change.change : null)));
    }
  }
  return { ...counts, lessonVersion: lesson.version, items: await withNames(scope, shown) };
}

/** Each student with their attempts and what becomes of their completion. */
export async function withCompletions(scope: ActorScope, lessonId: string, students: Students) {
  const completedAt = await completionsOf(scope, lessonId, [...students.keys()]);
  return [...students].map(([studentId, attempts]) => ({
    studentId,
    attempts,
    change: completionChange(attempts, completedAt.get(studentId) ?? null),
  }));
}

const shownChange = ({ attemptId, studentId, number, before, after }: Regrading, completion: Change['completion']): Change => ({
  ...{ attemptId, studentId, number, before, after, completion },
});

async function withNames({ tx, tenantId }: ActorScope, changes: readonly Change[]): Promise<figures.ChangedAttempt[]> {
  const ids = [...new Set(changes.map(({ studentId }) => studentId))];
  const people = await tx.user.findMany({ where: { tenantId, id: { in: ids } }, select: { id: true, fullName: true } });
  const byId = new Map(people.map((person) => [person.id, person]));
  const named = changes.flatMap(({ studentId, ...change }) => {
    const student = byId.get(studentId);
    return student ? [{ ...change, student }] : [];
  });
  return named.toSorted((a, b) => byName.compare(a.student.fullName, b.student.fullName) || a.number - b.number);
}

const byName = new Intl.Collator('en');
