/** Fields in words, in the order they are read: what it is, how it stands, when, who, why, and last what the log keeps for itself. */
const NAMES: Readonly<Record<string, string>> = {
  title: 'Title',
  name: 'Name',
  fullName: 'Name',
  email: 'E-mail',
  role: 'Role',
  kind: 'Kind',
  status: 'Status',
  startsAt: 'Begins',
  endsAt: 'Ends',
  weekday: 'Weekday',
  date: 'Day',
  startTime: 'From',
  endTime: 'To',
  effectiveFrom: 'Holds from',
  effectiveUntil: 'Holds until',
  studentId: 'Student',
  instructorId: 'Instructor',
  preferredInstructorId: 'Asked for',
  resourceId: 'Aircraft or room',
  courseId: 'Course',
  userId: 'Person',
  'override.reason': 'Why all the same',
  'override.rules': 'Rules overridden',
  notes: 'Notes',
  outcome: 'Outcome',
  remarks: 'Remarks',
  seriesId: 'Series',
  seriesPosition: 'Lesson of its series',
  seriesLength: 'Lessons in its series',
  cancelReason: 'Why cancelled',
  cancelNote: 'Note on the cancellation',
  escalatedAt: 'Escalated',
  code: 'Refused because',
  by: 'How',
  reason: 'Why',
  failures: 'Failures in a row',
  blockedUntil: 'Has to wait until',
  ended: 'Devices signed out',
  sent: 'A mail was sent',
  expiresAt: 'Good until',
  timeZone: 'Time zone',
  escalationHours: 'Hours until a request escalates',
  requireSecondFactor: 'Second factor needed',
  bookingCourseId: 'Course required for bookings',
  rules: 'Rules for lessons',
  documentKind: 'Kind of document',
  documentTitle: 'Document',
  documentNumber: 'Number',
  aircraftType: 'Aircraft type',
  validFrom: 'Valid from',
  validUntil: 'Last day',
  archivedAt: 'Archived',
  holdReason: 'Why on hold',
  heldSince: 'On hold since',
  requires: 'Required courses',
  model: 'Model',
  durationMinutes: 'Minutes',
  bufferBeforeMinutes: 'Minutes before',
  bufferAfterMinutes: 'Minutes after',
  needsInstructor: 'Needs an instructor',
  needsResource: 'Needs',
  lessonTypeId: 'Kind of lesson',
  wantedKind: 'Any of a kind',
  wantedModel: 'Any of a model',
  heldUntil: 'Time kept until',
  minNoticeMinutes: 'Notice, in minutes',
  bookingHorizonDays: 'Days ahead that can be booked',
  dailyDutyMinutes: 'Teaching a day, in minutes',
  weeklyDutyMinutes: 'Teaching a week, in minutes',
  holdMinutes: 'Minutes a request keeps its time',
  lateCancelMinutes: 'Minutes before a lesson from which a cancellation is late',
  lateCancellation: 'Late cancellation',
  note: 'Note',
  hit: 'Bookings hit',
  liftedAt: 'Ended',
  courseTitle: 'Course title',
  issuedAt: 'Issued',
  revokedAt: 'Revoked',
  revokeReason: 'Reason of the revocation',
  sessionId: 'Session',
  linkId: 'Link',
  createdAt: 'Made',
  updatedAt: 'Last changed',
  version: 'Version',
  id: 'Id',
};

const ORDER = Object.keys(NAMES);
/** Where fields without words of their own stand: before what the log keeps for itself. */
const BETWEEN = ORDER.indexOf('sessionId') - 0.5;
const rank = (path: string): number => (ORDER.includes(path) ? ORDER.indexOf(path) : BETWEEN);

/** Puts fields in the order they are read: the log keeps none. */
export const inReadingOrder = <F extends { path: string }>(fields: readonly F[]): F[] =>
  fields.toSorted((a, b) => rank(a.path) - rank(b.path));

/** "cancelNote" as "Note on the cancellation"; one without words of its own as its name, spaced: "max attempts". */
export function fieldName(path: string): string {
  const known = NAMES[path];
  if (known !== undefined) return known;
  const spaced = path
    .replaceAll('.', ', ')
    .replaceAll(/([a-z\d])([A-Z])/g, (_, low: string, high: string) => `${low} ${high.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
