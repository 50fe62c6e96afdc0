import * as z from 'zod';

import type { Input, learning, Result } from '#contract';
import { record } from '#src/database/scope.ts';
import { invalidField, notFound, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';

import { assertUnlocked } from '../courses/course-requirements.ts';
import { issueCertificates } from '../certificates/issue-certificates.ts';
import { lessonVisibleTo } from '../courses/rows.ts';
import { begunBy, type CourseOutline, outlinesOf } from './course-progress.ts';

/** Marks a text as read; again is no error. Throws NOT_FOUND, or UNPROCESSABLE for a quiz. */
export async function completeLesson(
  scope: ActorScope,
  { params: { id } }: Input<typeof learning.completeLesson>,
): Promise<learning.CourseProgress> {
  const { tx, tenantId, actor, now } = scope;
  const select = { type: true, courseId: true } as const;
  const lesson = await tx.lesson.findFirst({ where: { tenantId, id, AND: [lessonVisibleTo(actor)] }, select });
  if (!lesson) throw notFound('Lesson');
  if (lesson.type === 'QUIZ') throw problem('UNPROCESSABLE', 'A quiz is completed by passing it.');
  const done = { tenantId, studentId: actor.userId, lessonId: id, completedAt: now };
  const { count } = await tx.lessonProgress.createMany({ data: [done], skipDuplicates: true });
  if (count > 0) {
    // Again is no error, whatever the course requires meanwhile; a refusal undoes the writing above.
    await assertUnlocked(scope, lesson.courseId, actor.userId);
    record(scope, { action: 'lesson.complete', resourceType: 'lesson', resourceId: id });
    await issueCertificates(scope, id, [actor.userId]);
  }
  const [progress] = await begunBy(scope, actor.userId, lesson.courseId);
  if (!progress) throw notFound('Course');
  return progress;
}

/** How far a student is in each published course, or in one. Students ask for themselves, others name whom they mean. */
export async function getProgress(
  context: RequestContext<Actor>,
  { query }: Input<typeof learning.getProgress>,
): Promise<Result<typeof learning.getProgress>> {
  const { courseId } = query;
  const begun = await runInScope(context, async (scope) => begunBy(scope, await studentOf(scope, query.studentId), courseId));
  if (courseId !== undefined) return { items: begun };
  const own = new Map(begun.map((each) => [each.courseId, each]));
  const all = await outlines(context);
  return { items: all.map((outline) => own.get(outline.courseId) ?? untouched(outline)) };
}

/** What there is to do in the school, which is much and the same for everybody: kept until a course changes. */
async function outlines(context: RequestContext<Actor>): Promise<CourseOutline[]> {
  const address = { tenantId: context.actor.tenantId, topic: 'courses', key: 'outlines' };
  const { body } = await context.services.cache.get(address, async () => JSON.stringify(await runInScope(context, outlinesOf)));
  return outlineList.parse(JSON.parse(body.toString()));
}

const outlineList = z.array(z.object({ courseId: z.string(), title: z.string(), lessons: z.int(), firstLessonId: z.string() }));

const untouched = ({ courseId, title, lessons, firstLessonId }: CourseOutline): learning.CourseProgress => ({
  ...{ courseId, title, lessons, completed: 0, percent: 0, completedLessonIds: [], nextLessonId: firstLessonId },
});

async function studentOf({ tx, tenantId, actor }: ActorScope, id: string | undefined): Promise<string> {
  if (actor.role === 'STUDENT') {
    if (id !== undefined && id !== actor.userId) throw notFound('Student');
    return actor.userId;
  }
  if (id === undefined) throw invalidField('studentId', 'Whose progress?');
  const student = await tx.user.findFirst({ where: { tenantId, id, role: 'STUDENT' }, select: { id: true } });
  if (!student) throw notFound('Student');
  return student.id;
}
