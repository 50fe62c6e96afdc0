import type { courses } from '@flightline/backend/contract';

type Course = courses.CourseWithModules;

/** The order of a course's parts: modules, and the lessons in each. */
export type Order = readonly { readonly id: string; readonly lessons: readonly string[] }[];

export const orderOf = ({ modules }: Course): Order => modules.map(({ id, lessons }) => ({ id, lessons: lessons.map((each) => each.id) }));

/** The course as it looks in that order. */
export function inOrder(course: Course, order: Order): Course {
  const modules = new Map(course.modules.map((each) => [each.id, each]));
  const lessons = new Map(course.modules.flatMap((each) => each.lessons).map((each) => [each.id, each]));
  return {
    ...course,
    modules: order.flatMap(({ id, lessons: ids }, position) => {
      const found = modules.get(id);
      return found ? [{ ...found, position, lessons: ids.flatMap((lessonId, at) => placed(lessons.get(lessonId), at)) }] : [];
    }),
  };
}

const placed = <T extends object>(lesson: T | undefined, position: number): T[] => (lesson ? [{ ...lesson, position }] : []);

export const sameOrder = (a: Order, b: Order): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Puts a lesson at a place of a module, which may be another one than its own. */
export const putLesson = (order: Order, lessonId: string, to: { moduleId: string; at: number }): Order =>
  order.map((module) => {
    const without = module.lessons.filter((id) => id !== lessonId);
    return { ...module, lessons: module.id === to.moduleId ? without.toSpliced(to.at, 0, lessonId) : without };
  });

/** Puts a module at a place. */
export function putModule(order: Order, moduleId: string, at: number): Order {
  const module = order.find(({ id }) => id === moduleId);
  return module ? order.filter(({ id }) => id !== moduleId).toSpliced(at, 0, module) : order;
}

export type Step = -1 | 1;

export function stepModule(order: Order, moduleId: string, step: Step): Order {
  const at = order.findIndex(({ id }) => id === moduleId);
  return at + step < 0 || at + step >= order.length ? order : putModule(order, moduleId, at + step);
}

/** One place up or down; past the end of its module a lesson goes on in the next one. */
export function stepLesson(order: Order, lessonId: string, step: Step): Order {
  const m = order.findIndex(({ lessons }) => lessons.includes(lessonId));
  const module = order[m];
  if (!module) return order;
  const at = module.lessons.indexOf(lessonId) + step;
  if (at >= 0 && at < module.lessons.length) return putLesson(order, lessonId, { moduleId: module.id, at });
  const next = order[m + step];
  return next ? putLesson(order, lessonId, { moduleId: next.id, at: step === 1 ? 0 : next.lessons.length }) : order;
}

/** Where a lesson stands. */
export function placeOf(order: Order, lessonId: string): { moduleId: string; at: number } | undefined {
  const module = order.find(({ lessons }) => lessons.includes(lessonId));
  return module && { moduleId: module.id, at: module.lessons.indexOf(lessonId) };
}
