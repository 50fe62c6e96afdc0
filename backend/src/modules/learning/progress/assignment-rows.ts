import type { learning } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';

const ASSIGNMENT_SELECT = {
  id: true,
  dueAt: true,
  createdAt: true,
  student: { select: { id: true, fullName: true } },
  lesson: {
    select: {
      id: true,
      title: true,
      type: true,
      courseId: true,
      course: { select: { title: true } },
      progress: { select: { studentId: true } },
    },
  },
} as const satisfies Prisma.LessonAssignmentSelect;

type Row = Prisma.LessonAssignmentGetPayload<{ select: typeof ASSIGNMENT_SELECT }>;

/** What was given to do, and whether it is done. */
export const presentAssignment = ({ lesson: { progress, course, ...lesson }, ...row }: Row): learning.Assignment => ({
  ...row,
  lesson: { ...lesson, courseTitle: course.title },
  completed: progress.some(({ studentId }) => studentId === row.student.id),
});

/** Only the progress of these students is of interest: a lesson may have been read by thousands. */
export const assignmentSelect = (students: Prisma.LessonProgressWhereInput) => ({
  ...ASSIGNMENT_SELECT,
  lesson: { select: { ...ASSIGNMENT_SELECT.lesson.select, progress: { where: students, select: { studentId: true } } } },
});
