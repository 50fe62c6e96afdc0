import type { bookings } from '#contract';

/** What is known of one instructor with regard to one booking; hours are those assigned in the booking's local week. */
export type CandidateFacts = {
  instructor: { id: string; fullName: string };
  conflictingBookingId: string | null;
  insideAvailability: boolean;
  withinDuty: boolean;
  /** Why a rule of the school forbids it. */
  blocked: string | null;
  hasTaughtStudent: boolean;
  preferred: boolean;
  hoursThatWeek: number;
};

/** In falling weight; the smaller number goes first. */
const CRITERIA: readonly ((candidate: bookings.Candidate) => number)[] = [
  ({ free }) => (free ? 0 : 1),
  ({ blocked }) => (blocked === null ? 0 : 1),
  ({ insideAvailability }) => (insideAvailability ? 0 : 1),
  ({ withinDuty }) => (withinDuty ? 0 : 1),
  ({ preferred }) => (preferred ? 0 : 1),
  ({ hasTaughtStudent }) => (hasTaughtStudent ? 0 : 1),
  ({ hoursThatWeek }) => hoursThatWeek,
];

const byName = new Intl.Collator('en');

/** The instructors, best fit first: free, allowed by the rules, inside availability, within the duty limit, preferred, known to the student, fewer hours, then by name. */
export const rankCandidates = (facts: readonly CandidateFacts[]): bookings.Candidate[] => facts.map(toCandidate).sort(compare);

function compare(a: bookings.Candidate, b: bookings.Candidate): number {
  for (const weigh of CRITERIA) {
    const difference = weigh(a) - weigh(b);
    if (difference !== 0) return difference;
  }
  return byName.compare(a.instructor.fullName, b.instructor.fullName) || (a.instructorId < b.instructorId ? -1 : 1);
}

const toCandidate = (facts: CandidateFacts): bookings.Candidate => ({
  instructorId: facts.instructor.id,
  instructor: { id: facts.instructor.id, fullName: facts.instructor.fullName },
  free: facts.conflictingBookingId === null,
  conflictingBookingId: facts.conflictingBookingId,
  insideAvailability: facts.insideAvailability,
  withinDuty: facts.withinDuty,
  blocked: facts.blocked,
  hasTaughtStudent: facts.hasTaughtStudent,
  preferred: facts.preferred,
  hoursThatWeek: facts.hoursThatWeek,
  reason: reasonFor(facts),
});

function reasonFor({
  conflictingBookingId,
  blocked,
  insideAvailability,
  withinDuty,
  preferred,
  hasTaughtStudent,
  hoursThatWeek,
}: CandidateFacts): string {
  if (conflictingBookingId !== null) return 'Has another lesson at that time';
  if (blocked !== null) return blocked;
  const reasons = [
    'Free',
    insideAvailability ? 'within availability' : 'outside availability',
    !withinDuty && 'beyond the duty limit',
    preferred && 'asked for by the student',
    hasTaughtStudent && 'has taught this student',
    `${Number(hoursThatWeek.toFixed(1))} h that week`,
  ];
  return reasons.filter((reason) => reason !== false).join(', ');
}
