import type { slots } from '#contract';

import type { Reason } from './explanation.ts';
import type { Need } from './slots.ts';

type Code = Reason['code'];

/** What is told of a time itself, to anyone. */
const PLAIN = {
  PAST: 'That time has passed.',
  NOTICE: 'That is too soon: the school needs more notice.',
  HORIZON: 'That is too far ahead: the school does not take bookings for that day yet.',
  SCHOOL_CLOSED: 'The school is closed then.',
  STUDENT_CONFLICT: 'There is another lesson of the student’s at that time.',
  OFF_GRID: 'Lessons start every thirty minutes from the beginning of a free stretch. Choose one of the times that are offered.',
} as const satisfies Partial<Record<Code, string>>;

const isPlain = (code: Code): code is keyof typeof PLAIN => Object.hasOwn(PLAIN, code);

type Words = (name: string, reason: Reason) => string;

const NAMED: Record<Exclude<Code, keyof typeof PLAIN>, Words> = {
  INSTRUCTOR_CONFLICT: (name) => `${name} has another lesson.`,
  INSTRUCTOR_OUT: (name) => `${name} is out.`,
  INSTRUCTOR_UNAVAILABLE: (name) => `${name} is not available.`,
  DUTY_LIMIT: (name, { limit }) => `${name} would teach more than the school allows ${limit === 'DAY' ? 'on that day' : 'in that week'}.`,
  RESOURCE_CONFLICT: (name) => `${name} is taken.`,
  RESOURCE_GROUNDED: (name) => `${name} is out of service.`,
  RESOURCE_OUT: (name) => `${name} is out of service at that time.`,
};

const NOBODY = { instructor: 'No instructor', resource: 'Nothing of that kind' };

/** The whole reasons, for those who plan. */
export const fullWords = (reasons: readonly Reason[], names: ReadonlyMap<string, string>): slots.Obstacle[] =>
  reasons.map((reason) => {
    const { code, instructorId = null, resourceId = null, bookingId = null } = reason;
    const name = names.get(instructorId ?? resourceId ?? '') ?? (code.startsWith('RESOURCE') ? NOBODY.resource : NOBODY.instructor);
    const words = isPlain(code) ? PLAIN[code] : NAMED[code](name, reason);
    return { code, words, instructorId, resourceId, bookingId };
  });

/** For a student: that somebody or something is not free, and never why or because of whom. */
export function neutralWords(reasons: readonly Reason[], { instructorIds, resourceIds }: Need): slots.Obstacle[] {
  const told = new Map<string, slots.Obstacle>();
  const tell = (code: Code, words: string) => told.set(words, { code, words, instructorId: null, resourceId: null, bookingId: null });
  for (const { code } of reasons) {
    if (code === 'STUDENT_CONFLICT') tell(code, 'You have another lesson at that time.');
    else if (isPlain(code)) tell(code, PLAIN[code]);
    else if (code.startsWith('RESOURCE'))
      tell('RESOURCE_CONFLICT', resourceIds?.length === 1 ? 'What you chose is not free then.' : 'Nothing of that kind is free then.');
    else tell('INSTRUCTOR_UNAVAILABLE', instructorIds?.length === 1 ? 'The instructor is not free then.' : 'No instructor is free then.');
  }
  return [...told.values()];
}
