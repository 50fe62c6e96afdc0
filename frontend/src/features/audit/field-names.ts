/** Fields in words, where their names alone do not say it well. */
const NAMES: Readonly<Record<string, string>> = {
  id: 'Id',
  startsAt: 'Begins',
  endsAt: 'Ends',
  studentId: 'Student',
  instructorId: 'Instructor',
  preferredInstructorId: 'Asked for',
  resourceId: 'Aircraft or room',
  courseId: 'Course',
  userId: 'Person',
  fullName: 'Name',
  email: 'E-mail',
  escalatedAt: 'Escalated',
  cancelReason: 'Why cancelled',
  cancelNote: 'Note on the cancellation',
  createdAt: 'Made',
  updatedAt: 'Last changed',
  effectiveFrom: 'Holds from',
  effectiveUntil: 'Holds until',
  startTime: 'From',
  endTime: 'To',
  date: 'Day',
  'override.reason': 'Why outside the availability',
  sessionId: 'Session',
  linkId: 'Link',
  expiresAt: 'Good until',
  blockedUntil: 'Has to wait until',
  failures: 'Failures in a row',
  code: 'Refused because',
  by: 'How',
  ended: 'Devices signed out',
  sent: 'A mail was sent',
  escalationHours: 'Hours until a request escalates',
  requireSecondFactor: 'Second factor needed',
  timeZone: 'Time zone',
};

/** "cancelNote" as "Note on the cancellation"; one without words of its own as its name, spaced: "max attempts". */
export function fieldName(path: string): string {
  const known = NAMES[path];
  if (known !== undefined) return known;
  const spaced = path
    .replaceAll('.', ', ')
    .replaceAll(/([a-z\d])([A-Z])/g, (_, low: string, high: string) => `${low} ${high.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
