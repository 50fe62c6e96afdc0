import type { Agenda, Placed, Taken } from './agenda.ts';
import { obstaclesTo } from './obstacles.ts';
import { openSlots } from './slots.ts';

/** A lesson that an outage hits: what it takes, and what would do in its place, what it has now first. */
export type HitLesson = Placed & {
  bookingId: string;
  studentId: string;
  /** Whether it has an instructor who could be another. */
  instructorIds: readonly string[];
  resourceIds: readonly string[] | null;
  /** Whether it needs someone who teaches, even where nobody is named yet. */
  needsInstructor: boolean;
};

/** Where a lesson could stand instead. */
export type Stand = { startsAt: Date; endsAt: Date; instructorId: string | null; resourceId: string | null };

const MINUTE = 60_000;
const DAY = 86_400_000;
/** How far from its time a lesson is moved at most. */
export const MOVED_AT_MOST = 7 * DAY;

type Plan = { lessons: readonly HitLesson[]; byStudent: ReadonlyMap<string, readonly Taken[]> };

/**
 * A new place for each lesson that is hit, the earliest first: at its time with someone or something else, else at the nearest
 * free time within a week. No two proposals meet, and none meets an obstacle; null where nothing is left. Lessons that find
 * a place free theirs for those behind them.
 */
export function planOutage(agenda: Agenda, { lessons, byStudent }: Plan): Map<string, Stand | null> {
  const board = boardOf(agenda, byStudent);
  const found = new Map<string, Stand | null>();
  for (const lesson of [...lessons].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const theirs = board.seenBy(lesson.studentId);
    const stand = sameTime(theirs, lesson) ?? nearestTime(theirs, lesson);
    found.set(lesson.bookingId, stand);
    if (stand) board.put(lesson, stand);
  }
  return found;
}

const isFree = (agenda: Agenda, lesson: HitLesson, stand: Stand): boolean => obstaclesTo(agenda, { ...lesson, ...stand }).length === 0;

function sameTime(agenda: Agenda, lesson: HitLesson): Stand | null {
  const { startsAt, endsAt } = lesson;
  const teachers = lesson.instructorId === null ? [null] : lesson.instructorIds;
  for (const resourceId of lesson.resourceIds ?? [null]) {
    for (const instructorId of teachers) {
      const stand = { startsAt, endsAt, instructorId, resourceId };
      if (isFree(agenda, lesson, stand)) return stand;
    }
  }
  return null;
}

/** The free time nearest to the lesson's own; of two as near, with its own instructor. */
function nearestTime(agenda: Agenda, lesson: HitLesson): Stand | null {
  const wanted = lesson.startsAt.getTime();
  const window = { from: new Date(wanted - MOVED_AT_MOST), to: new Date(lesson.endsAt.getTime() + MOVED_AT_MOST) };
  const need = {
    durationMinutes: (lesson.endsAt.getTime() - wanted) / MINUTE,
    bufferBeforeMinutes: lesson.bufferBeforeMinutes,
    bufferAfterMinutes: lesson.bufferAfterMinutes,
    instructorIds: lesson.needsInstructor ? lesson.instructorIds : null,
    resourceIds: lesson.resourceIds,
  };
  const distance = ({ startsAt }: { startsAt: Date }) => Math.abs(startsAt.getTime() - wanted);
  const slots = openSlots(agenda, need, window).sort((a, b) => distance(a) - distance(b));
  for (const { startsAt, endsAt, instructorIds, resourceIds } of slots) {
    const instructorId = lesson.instructorId === null ? null : firstOf(lesson.instructorIds, instructorIds);
    const resourceId = lesson.resourceIds === null ? null : firstOf(lesson.resourceIds, resourceIds ?? []);
    const stand = { startsAt, endsAt, instructorId, resourceId };
    // The slot's instructor and aircraft were free each by itself; together with the student it is judged once more.
    if (isFree(agenda, lesson, stand)) return stand;
  }
  return null;
}

const firstOf = (wished: readonly string[], free: readonly string[]): string | null => wished.find((id) => free.includes(id)) ?? null;

/** The agenda as it would be with what was proposed so far. */
function boardOf(agenda: Agenda, byStudent: ReadonlyMap<string, readonly Taken[]>) {
  const byInstructor = new Map(agenda.taken.byInstructor);
  const byResource = new Map(agenda.taken.byResource);
  const students = new Map(byStudent);
  const put = (lists: Map<string, readonly Taken[]>, key: string | null, taken: Taken) => {
    for (const [id, list] of lists) {
      if (list.some(({ bookingId }) => bookingId === taken.bookingId)) {
        lists.set(
          id,
          list.filter(({ bookingId }) => bookingId !== taken.bookingId),
        );
      }
    }
    if (key === null) return;
    const all = [...(lists.get(key) ?? []), taken];
    lists.set(
      key,
      all.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
    );
  };
  return {
    seenBy: (studentId: string): Agenda => ({
      ...agenda,
      taken: { byInstructor, byResource, byStudent: students.get(studentId) ?? [] },
    }),
    put: ({ bookingId, studentId, bufferBeforeMinutes, bufferAfterMinutes }: HitLesson, stand: Stand) => {
      const taken = {
        bookingId,
        startsAt: new Date(stand.startsAt.getTime() - bufferBeforeMinutes * MINUTE),
        endsAt: new Date(stand.endsAt.getTime() + bufferAfterMinutes * MINUTE),
      };
      put(byInstructor, stand.instructorId, taken);
      put(byResource, stand.resourceId, taken);
      put(students, studentId, taken);
    },
  };
}
