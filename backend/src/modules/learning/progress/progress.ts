import type { Input, learning, Result } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { record } from '#src/database/scope.ts';
import { invalidField, notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { lessonVisibleTo } from '../courses/rows.ts';

/** More published courses than any school has; what is beyond stays unseen rather than slow. */
const MOST_LESSONS = 5_000;

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
  if (count > 0) record(scope, { action: 'lesson.complete', resourceType: 'lesson', resourceId: id });
  const [progress] = await progressOf(scope, actor.userId, lesson.courseId);
  if (!progress) throw notFound('Course');
  return progress;
}

/** How far a student is in each published course. Students ask for themselves, others name whom they mean. */
export async function getProgress(
  scope: ActorScope,
  { query }: Input<typeof learning.getProgress>,
): Promise<Result<typeof learning.getProgress>> {
  const { tx, tenantId, actor } = scope;
  if (actor.role === 'STUDENT') {
    if (query.studentId !== undefined && query.studentId !== actor.userId) throw notFound('Student');
    return { items: await progressOf(scope, actor.userId) };
  }
  if (query.studentId === undefined) throw invalidField('studentId', 'Whose progress?');
  const student = await tx.user.findFirst({ where: { tenantId, id: query.studentId, role: 'STUDENT' }, select: { id: true } });
  if (!student) throw notFound('Student');
  return { items: await progressOf(scope, student.id) };
}

async function progressOf({ tx, tenantId }: Scope, studentId: string, courseId?: string): Promise<learning.CourseProgress[]> {
  const rows = await tx.lesson.findMany({
    where: {
      ...{ tenantId, archivedAt: null, module: { archivedAt: null } },
      course: { status: 'PUBLISHED', ...(courseId && { id: courseId }) },
    },
    orderBy: [
      { course: { title: 'asc' } },
      { courseId: 'asc' },
      { module: { position: 'asc' } },
      { moduleId: 'asc' },
      { position: 'asc' },
      { id: 'asc' },
    ],
    take: MOST_LESSONS,
    select: {
      id: true,
      courseId: true,
      course: { select: { title: true } },
      progress: { where: { tenantId, studentId }, select: { lessonId: true } },
    },
  });
  const courses = [...new Set(rows.map((row) => row.courseId))];
  return courses.map((id) => {
    const lessons = rows.filter((row) => row.courseId === id);
    const completed = lessons.filter(({ progress }) => progress.length > 0);
    return {
      courseId: id,
      title: lessons[0]?.course.title ?? '',
      lessons: lessons.length,
      completed: completed.length,
      percent: Math.round((completed.length * 10_000) / lessons.length) / 100,
      completedLessonIds: completed.map((lesson) => lesson.id),
      nextLessonId: lessons.find(({ progress }) => progress.length === 0)?.id ?? null,
    };
  });
}
