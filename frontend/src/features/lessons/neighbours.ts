import type { courses } from '@flightline/backend/contract';

type Course = courses.CourseWithModules;
type LessonRef = Course['modules'][number]['lessons'][number];

export type Neighbours = {
  previous: LessonRef | undefined;
  next: LessonRef | undefined;
  /** Counted from one, over the whole course. */
  number: number;
  of: number;
  module: string | undefined;
};

/** What comes before and after a lesson in its course, across modules. */
export function neighboursOf({ modules }: Pick<Course, 'modules'>, lessonId: string): Neighbours {
  const all = modules.flatMap(({ lessons }) => lessons);
  const at = all.findIndex(({ id }) => id === lessonId);
  return {
    previous: at > 0 ? all[at - 1] : undefined,
    next: at === -1 ? undefined : all[at + 1],
    number: at + 1,
    of: all.length,
    module: modules.find(({ lessons }) => lessons.some(({ id }) => id === lessonId))?.title,
  };
}
