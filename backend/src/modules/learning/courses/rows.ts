import { can, type courses, type Role } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';

export const COURSE_SELECT = {
  id: true,
  title: true,
  description: true,
  status: true,
  version: true,
  createdAt: true,
} as const satisfies Prisma.CourseSelect;

export type CourseRow = Prisma.CourseGetPayload<{ select: typeof COURSE_SELECT }>;

export const MODULE_SELECT = {
  id: true,
  courseId: true,
  title: true,
  position: true,
  archivedAt: true,
  version: true,
  createdAt: true,
} as const satisfies Prisma.CourseModuleSelect;

export type ModuleRow = Prisma.CourseModuleGetPayload<{ select: typeof MODULE_SELECT }>;

/** A lesson without its text and questions, which may be long. */
export const LESSON_SELECT = {
  id: true,
  courseId: true,
  moduleId: true,
  type: true,
  title: true,
  position: true,
  archivedAt: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.LessonSelect;

export type LessonRow = Prisma.LessonGetPayload<{ select: typeof LESSON_SELECT }>;

type Viewer = { role: Role };

/** Students see what is published; whoever writes courses sees all. */
export const courseVisibleTo = ({ role }: Viewer): Prisma.CourseWhereInput => (can(role, 'course:write') ? {} : { status: 'PUBLISHED' });

/** What a viewer may open of lessons: for students what is published and not archived. */
export const lessonVisibleTo = ({ role }: Viewer): Prisma.LessonWhereInput =>
  can(role, 'course:write') ? {} : { archivedAt: null, module: { archivedAt: null }, course: { status: 'PUBLISHED' } };

/** A course as the viewer sees it in a list. */
export function presentCourse({ createdAt: _, ...row }: CourseRow, { role }: Viewer): courses.Course {
  const writes = can(role, 'course:write');
  return { ...row, can: { update: writes, archive: writes && row.status !== 'ARCHIVED' } };
}

/** A module with the lessons that belong to it, in order. */
export const presentModule = (
  { id, courseId, title, position, version, archivedAt }: ModuleRow,
  lessons: readonly LessonRow[],
): courses.CourseModule => ({
  ...{ id, courseId, title, position, version },
  archived: archivedAt !== null,
  lessons: lessons
    .filter(({ moduleId }) => moduleId === id)
    .map((lesson) => ({ id: lesson.id, title: lesson.title, type: lesson.type, position: lesson.position, version: lesson.version })),
});
