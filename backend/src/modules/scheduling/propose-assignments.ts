import { assignAll, type bookings, type Result } from '#contract';
import type { ActorScope, Actor, RequestContext } from '#src/http/context.ts';
import { runInScope } from '#src/http/route.ts';
import { solveProgram } from '#src/platform/linear-program.ts';

import { type Agenda, dayOf, type Placed, withBuffers } from './agenda.ts';
import { agendaWithin } from './agenda-within.ts';
import { candidatesFor } from './candidate-facts.ts';
import { queuePage } from './list-approvals.ts';
import { type Match, type Matchable, matchingProgram, MOST_COST } from './matching.ts';
import { instructorObstacles, resourceObstacles } from './obstacles.ts';
import { BOOKING_SELECT, type BookingRow, presentBooking } from './presenter.ts';

const MINUTE = 60_000;
const SECONDS = 3;

type Proposal = Result<typeof assignAll.proposeAssignments>;

/** The best assignment of the queue at once. The transaction is over before the solver begins: nothing waits for it. */
export async function proposeAssignments(context: RequestContext<Actor>): Promise<Proposal> {
  const queue = await runInScope(context, readQueue);
  const matchables = queue.waiting.map((booking) => matchableOf(booking, queue));
  const { program, read } = matchingProgram(matchables, (instructorId, within) => minutesLeft(queue.agenda, instructorId, within));
  const { chosen } = await solveProgram(program, { seconds: SECONDS });
  return present(queue, { matchables, matches: read(chosen) }, context);
}

type Queue = {
  waiting: BookingRow[];
  total: number;
  agenda: Agenda;
  candidates: Map<string, bookings.Candidate[]>;
};

/** Requests and what is approved without an instructor: everything that could be assigned now. */
async function readQueue(scope: ActorScope): Promise<Queue> {
  const { tx, tenantId } = scope;
  const limit = assignAll.MATCHED_AT_ONCE;
  const places = [...(await queuePage(scope, { status: 'REQUESTED', limit })), ...(await queuePage(scope, { status: 'APPROVED', limit }))];
  const ids = places.slice(0, limit).map(({ id }) => id);
  const rows = await tx.booking.findMany({ where: { tenantId, id: { in: ids }, startsAt: { gt: scope.now } }, select: BOOKING_SELECT });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const waiting = ids.flatMap((id) => byId.get(id) ?? []);
  const fleet = await tx.resource.findMany({ where: { tenantId }, select: { id: true } });
  return {
    waiting,
    total: await tx.booking.count({ where: { tenantId, status: { in: ['REQUESTED', 'APPROVED'] } } }),
    candidates: await candidatesFor(scope, waiting),
    agenda: await agendaWithin(scope, { spans: waiting, resourceIds: fleet.map(({ id }) => id) }),
  };
}

function matchableOf(booking: BookingRow, { agenda, candidates }: Queue): Matchable {
  const placed: Placed = { ...booking, bookingId: booking.id, instructorId: null, resourceId: null };
  const own = candidates.get(booking.id) ?? [];
  const able = own.filter(
    ({ instructorId, blocked }) => blocked === null && instructorObstacles(agenda, placed, instructorId).length === 0,
  );
  const day = dayOf(agenda.duty.days, booking.startsAt);
  return {
    id: booking.id,
    taken: withBuffers(placed),
    minutes: (booking.endsAt.getTime() - booking.startsAt.getTime()) / MINUTE,
    day,
    week: agenda.duty.weekOfDay[day] ?? -1,
    instructors: booking.needsInstructor ? able.map((each) => ({ id: each.instructorId, cost: costOf(each) })) : [{ id: null, cost: 0 }],
    resources: wouldDo(booking, agenda)?.filter((id) => resourceObstacles(agenda, placed, id).length === 0) ?? null,
  };
}

/** Whom the student asked for or knows costs little; hours that are taught already cost more. */
const costOf = ({ preferred, hasTaughtStudent, hoursThatWeek }: bookings.Candidate): number =>
  Math.min(MOST_COST, (preferred ? 0 : 120) + (hasTaughtStudent ? 0 : 60) + Math.round(hoursThatWeek * 2));

/** What a booking takes: one by name, or any of a kind or model; null where it takes nothing. */
function wouldDo({ resourceId, wantedKind, wantedModel }: BookingRow, { resources }: Agenda): string[] | null {
  if (resourceId) return [resourceId];
  if (!wantedKind && !wantedModel) return null;
  return [...resources.values()]
    .filter(({ kind, model }) => (!wantedKind || kind === wantedKind) && (!wantedModel || model === wantedModel))
    .map(({ id }) => id);
}

function minutesLeft({ duty }: Agenda, instructorId: string, within: { day: number } | { week: number }): number {
  const own = duty.taught.get(instructorId);
  return 'day' in within
    ? (duty.dailyMinutes ?? Infinity) - (own?.byDay[within.day] ?? 0)
    : (duty.weeklyMinutes ?? Infinity) - (own?.byWeek[within.week] ?? 0);
}

type Found = { matchables: readonly Matchable[]; matches: readonly Match[] };

function present(queue: Queue, { matchables, matches }: Found, { actor, now }: RequestContext<Actor>): Proposal {
  const matchOf = new Map(matches.map((match) => [match.bookingId, match]));
  const proposal: Proposal = { items: [], unmatched: [], total: queue.total };
  queue.waiting.forEach((row, nth) => {
    const booking = presentBooking(row, actor, now);
    const match = matchOf.get(row.id);
    if (match) proposal.items.push({ booking, ...namesOf(match, queue) });
    else proposal.unmatched.push({ booking, reason: whyNone(matchables[nth]) });
  });
  return proposal;
}

function namesOf({ bookingId, instructorId, resourceId }: Match, { candidates, agenda }: Queue) {
  const candidate = candidates.get(bookingId)?.find((each) => each.instructorId === instructorId);
  const taken = resourceId === null ? undefined : agenda.resources.get(resourceId);
  return {
    instructor: candidate?.instructor ?? null,
    resource: taken ? { id: taken.id, name: taken.name } : null,
    reason: candidate?.reason ?? 'Needs no instructor',
  };
}

function whyNone(matchable: Matchable | undefined): string {
  if (matchable?.instructors.length === 0) return 'No instructor is free then';
  if (matchable?.resources?.length === 0) return 'Nothing that it needs is free then';
  return 'Whoever and whatever would do is needed for another lesson at that time';
}
