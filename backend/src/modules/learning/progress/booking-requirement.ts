import type { learning, Result } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';

import { missingCourses } from '../courses/completed-courses.ts';
import { begunBy } from './course-progress.ts';

type Requirement = NonNullable<Result<typeof learning.getBookingRequirement>['course']>;

/** The course the school asks for and how far a student is in it; null where it asks for none that students can take. */
async function requirementFor(scope: Scope, studentId: string): Promise<Requirement | null> {
  const { bookingCourseId } = await getSchool(scope);
  if (bookingCourseId === null) return null;
  const [progress] = await begunBy(scope, studentId, bookingCourseId);
  if (!progress) return null;
  const { courseId: id, title, lessons, completed } = progress;
  return { id, title, lessons, completed, isCompleted: !(await missingCourses(scope, studentId, [id])).has(id) };
}

/** What one completes before one may request lessons. */
export const getBookingRequirement = async (scope: ActorScope): Promise<Result<typeof learning.getBookingRequirement>> => ({
  course: await requirementFor(scope, scope.actor.userId),
});

/** Throws COURSE_REQUIRED, with what is missing, while a student has not completed what the school asks for. */
export async function assertMayBook(scope: Scope, studentId: string): Promise<void> {
  const course = await requirementFor(scope, studentId);
  if (!course || course.isCompleted) return;
  const { title, lessons, completed } = course;
  throw problem('COURSE_REQUIRED', `Complete “${title}” before you book: ${completed} of ${lessons} lessons are done.`);
}
