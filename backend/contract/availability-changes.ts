import * as z from 'zod';

import { availability, availabilityPatch, newAvailability } from './availability.ts';
import { bookingActions, bookingStatus } from './bookings.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, isoWeek, localDate, personRef, requiredText, resourceRef, version } from './primitives.ts';

/** How many rules one call may add, change or remove: a year of days off, and some. */
export const RULES_AT_ONCE = 400;
/** How many weeks one call may copy to: a year. */
export const WEEKS_AT_ONCE = 53;

const forInstructor = { instructorId: id.optional() };

const ruleUpdate = z.strictObject({ id, version: version.optional(), ...availabilityPatch });

const ruleChanges = {
  remove: z.array(id).max(RULES_AT_ONCE).optional(),
  update: z.array(ruleUpdate).max(RULES_AT_ONCE).optional(),
  add: z.array(newAvailability).max(RULES_AT_ONCE).optional(),
};

const inOrder = ({ from, to }: { from: string; to: string }) => from <= to;
const daysOffShape = { from: localDate, to: localDate, reason: requiredText(200).optional() };
const lastDayFirst = { error: 'Must not be before the first day', path: ['to'] };

const copyShape = { fromWeek: isoWeek, toWeeks: z.array(isoWeek).min(1, { error: 'Choose at least one week' }).max(WEEKS_AT_ONCE) };

const standardShape = { fromWeek: isoWeek, effectiveFrom: localDate, effectiveUntil: localDate.optional() };
const holdsADay = ({ effectiveFrom, effectiveUntil }: { effectiveFrom: string; effectiveUntil?: string | undefined }) =>
  effectiveUntil === undefined || effectiveFrom <= effectiveUntil;
const endsBeforeItBegins = { error: 'Must not be before the first day', path: ['effectiveUntil'] };

/** A body for POST /availability/changes that takes a change back; it refuses what was changed once more meanwhile. */
export const availabilityUndo = z
  .object({ remove: z.array(id), update: z.array(ruleUpdate), add: z.array(newAvailability) })
  .meta({ id: 'AvailabilityUndo' });
export type AvailabilityUndo = z.output<typeof availabilityUndo>;

/** What a change came to. `skipped` is what was there already, or lies behind us. */
export const availabilityChange = z
  .object({
    made: z.array(availability),
    changed: z.array(availability),
    removed: z.array(availability),
    skipped: z.int(),
    undo: availabilityUndo,
  })
  .meta({ id: 'AvailabilityChange' });
export type AvailabilityChange = z.output<typeof availabilityChange>;

const TOO_MUCH = ['NOT_FOUND', 'STALE_VERSION', 'UNPROCESSABLE'] as const;

export const changeAvailability = endpoint({
  method: 'post',
  path: '/availability/changes',
  summary: 'Removes, changes and adds several rules of one instructor, all or none',
  access: 'availability:write',
  body: z.strictObject({ ...forInstructor, ...ruleChanges }),
  response: availabilityChange,
  errors: TOO_MUCH,
});

export const removeAvailability = endpoint({
  method: 'post',
  path: '/availability/remove',
  summary: 'Removes several rules of one instructor, all or none',
  access: 'availability:write',
  body: z.strictObject({ ...forInstructor, ids: z.array(id).min(1).max(RULES_AT_ONCE) }),
  response: availabilityChange,
  errors: TOO_MUCH,
});

export const takeDaysOff = endpoint({
  method: 'post',
  path: '/availability/days-off',
  summary: 'Takes whole days off, from one to another, at most 400',
  access: 'availability:write',
  body: z.strictObject({ ...forInstructor, ...daysOffShape }).refine(inOrder, lastDayFirst),
  response: availabilityChange,
  errors: TOO_MUCH,
});

export const copyWeek = endpoint({
  method: 'post',
  path: '/availability/copy',
  summary: 'Copies a week’s extra stretches and time off to the same weekdays of other weeks',
  access: 'availability:write',
  body: z.strictObject({ ...forInstructor, ...copyShape }),
  response: availabilityChange,
  errors: TOO_MUCH,
});

export const setStandardWeek = endpoint({
  method: 'post',
  path: '/availability/standard',
  summary: 'Makes what a week comes to the weekly hours, from a day on; the older ones end the day before',
  access: 'availability:write',
  body: z.strictObject({ ...forInstructor, ...standardShape }).refine(holdsADay, endsBeforeItBegins),
  response: availabilityChange,
  errors: TOO_MUCH,
});

/** A lesson that a change would leave outside its instructor's availability. */
export const lessonOutside = z
  .object({
    id,
    startsAt: instant,
    endsAt: instant,
    status: bookingStatus,
    title: z.string().nullable(),
    student: personRef,
    resource: resourceRef.nullable(),
    version,
    can: bookingActions,
  })
  .meta({ id: 'LessonOutside' });
export type LessonOutside = z.output<typeof lessonOutside>;

export const previewAvailability = endpoint({
  method: 'post',
  path: '/availability/preview',
  summary: 'The lessons that a change would leave outside the availability they lie in now; changes nothing',
  access: 'availability:write',
  body: z
    .strictObject({
      ...forInstructor,
      ...ruleChanges,
      daysOff: z.strictObject(daysOffShape).refine(inOrder, lastDayFirst).optional(),
      copy: z.strictObject(copyShape).optional(),
      standard: z.strictObject(standardShape).refine(holdsADay, endsBeforeItBegins).optional(),
    })
    .refine(
      ({ remove, update, add, ...others }) =>
        [remove ?? update ?? add, others.daysOff, others.copy, others.standard].filter(Boolean).length === 1,
      {
        error: 'Ask about one thing: rules to remove, update and add, or daysOff, or copy, or standard',
      },
    ),
  response: z
    .object({
      /** The first hundred by start; `total` counts them all. */
      lessons: z.array(lessonOutside),
      total: z.int(),
      made: z.int(),
      changed: z.int(),
      removed: z.int(),
      skipped: z.int(),
    })
    .meta({ id: 'AvailabilityPreview' }),
  errors: TOO_MUCH,
});
export type AvailabilityPreview = z.output<typeof previewAvailability.response>;
export type AvailabilityQuestion = z.output<typeof previewAvailability.body>;
