import { fieldsOf } from '../fields.ts';
import { reasonWords } from '../value-words.ts';
import { type Act, type Kind, localDayWords, momentWords, personIn } from './act.ts';

/** "the lesson of 24 November, 15:00", "“Steep turns” of 24 November, 15:00": by the time it had before the act. */
function lesson({ text, was, words }: Act): string {
  const at = momentWords(was('startsAt') ?? text('startsAt'), words);
  const title = text('title');
  return `${title === undefined ? 'the lesson' : `“${title}”`}${at === undefined ? '' : ` of ${at}`}`;
}

function requested(act: Act): string {
  const forOther = act.is('studentId') !== undefined && act.is('studentId') !== act.entry.userId;
  return `requested ${lesson(act)}${forOther ? ` for ${personIn(act, 'studentId')}` : ''}${against(act)}`;
}

/** What an admin overrode for it: ", against a rule of the school". */
function against({ entry }: Act): string {
  const { rules } = fieldsOf(fieldsOf(entry.after)['override']);
  return Array.isArray(rules) && rules.length > 0 ? ', against a rule of the school' : '';
}

const after = (text: string | undefined) => (text === undefined ? '' : `: ${text}`);

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** "weekly hours on Mondays, 09:00–17:00", "a day off on 24 November". */
function hours({ text, words }: Act): string {
  const [start, end] = [text('startTime'), text('endTime')];
  const times = start !== undefined && end !== undefined ? `, ${start}–${end}` : '';
  if (text('kind') === 'OFF') return `time off on ${localDayWords(text('date'), words)}${times}`;
  if (text('kind') === 'EXTRA') return `extra hours on ${localDayWords(text('date'), words)}${times}`;
  return `weekly hours on ${WEEKDAYS[Number(text('weekday')) - 1] ?? 'a weekday'}${times}`;
}

const forWhom = (act: Act) => (act.text('instructorId') === act.entry.userId ? '' : ` for ${personIn(act, 'instructorId')}`);

/** Acts on bookings and on the hours of instructors. */
export const SCHEDULE_ACTS = {
  'schedule.booking.create': { label: 'Booking requested', say: requested },
  'schedule.booking.approve': { label: 'Booking approved', say: (act) => `approved ${lesson(act)}${against(act)}` },
  'schedule.booking.assign': {
    label: 'Instructor assigned',
    say: (act) => `assigned ${lesson(act)} to ${personIn(act, 'instructorId', 'an instructor')}${against(act)}`,
  },
  'schedule.booking.complete': {
    label: 'Booking completed',
    say: (act) => `completed ${lesson(act)}${against(act)}${after(act.is('outcome'))}`,
  },
  'schedule.booking.unassign': { label: 'Assignment taken back', say: (act) => `took back the assignment of ${lesson(act)}` },
  'schedule.booking.swap': {
    label: 'Lesson changed hands',
    say: (act) =>
      `gave ${lesson(act)} another instructor or aircraft${act.is('instructorId') === act.was('instructorId') ? '' : `: ${personIn(act, 'instructorId', 'an instructor')}`}${against(act)}`,
  },
  'schedule.booking.waive': {
    label: 'Late cancellation waived',
    say: (act) => `waived the late cancellation of ${lesson(act)}${against(act)}`,
  },
  'schedule.booking.restore': { label: 'Booking put back', say: (act) => `put ${lesson(act)} back as it was planned` },
  'schedule.booking.cancel': {
    label: 'Booking cancelled',
    say: (act) => `cancelled ${lesson(act)}${after(reasonWords(act.is('cancelReason')))}`,
  },
  'schedule.booking.reschedule': {
    label: 'Booking moved',
    say: (act) => `moved ${lesson(act)} to ${momentWords(act.is('startsAt'), act.words) ?? 'another time'}${against(act)}`,
  },
  'schedule.booking.escalate': {
    label: 'Booking escalated',
    say: (act) => `escalated the request for ${lesson(act)}, which waited too long`,
    alarming: true,
  },
  'schedule.booking.release': {
    label: 'Time no longer kept',
    say: (act) => `let go of the time kept for ${lesson(act)}`,
  },
  'schedule.availability.create': { label: 'Availability added', say: (act) => `added ${hours(act)}${forWhom(act)}` },
  'schedule.availability.update': { label: 'Availability changed', say: (act) => `changed ${hours(act)}${forWhom(act)}` },
  'schedule.availability.delete': { label: 'Availability removed', say: (act) => `removed ${hours(act)}${forWhom(act)}` },
} as const satisfies Record<string, Kind>;
