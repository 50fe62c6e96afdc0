import type { Input, Result, slots } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { Actor, ActorScope } from '#src/http/context.ts';
import { enqueueEach } from '#src/modules/notifications/index.ts';

import type { Agenda, Taken } from './agenda.ts';
import { agendaWithin } from './agenda-within.ts';
import { maySee } from './policy.ts';
import { openSlots, type Need, type OpenSlot } from './slots.ts';

/** A request whose time, instructor or aircraft may have gone to another. */
type Request = {
  id: string;
  studentId: string;
  preferredInstructorId: string | null;
  resourceId: string | null;
  wantedKind: 'AIRCRAFT' | 'SIMULATOR' | 'ROOM' | null;
  wantedModel: string | null;
  needsInstructor: boolean;
  startsAt: Date;
  endsAt: Date;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
};

const REQUEST_SELECT = {
  id: true,
  studentId: true,
  preferredInstructorId: true,
  resourceId: true,
  wantedKind: true,
  wantedModel: true,
  needsInstructor: true,
  startsAt: true,
  endsAt: true,
  bufferBeforeMinutes: true,
  bufferAfterMinutes: true,
} as const;

const ALTERNATIVES = 3;
const TOLD_AT_ONCE = 20;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** How many other students ask for a time that overlaps, by booking id. */
export async function countCompeting({ tx, tenantId }: ActorScope, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; others: number }[]>`
    SELECT mine.id, count(DISTINCT other.student_id)::int AS others
    FROM booking mine JOIN booking other
      ON other.tenant_id = mine.tenant_id AND other.status = 'REQUESTED' AND other.student_id <> mine.student_id
     AND other.starts_at < mine.ends_at AND other.ends_at > mine.starts_at
    WHERE mine.tenant_id = ${tenantId}::uuid AND mine.id = ANY(${[...ids]}::uuid[])
    GROUP BY mine.id`;
  return new Map(rows.map(({ id, others }) => [id, others]));
}

type Won = { id: string; instructorId: string | null; resourceId: string | null; takenFrom: Date; takenUntil: Date };

/** Tells those who asked for what one booking has just won, each with the nearest free times. They keep their request. */
export async function tellOutbid(scope: ActorScope, bookingId: string): Promise<void> {
  const { tx, tenantId } = scope;
  const won: Won = await tx.booking.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: bookingId } },
    select: { id: true, instructorId: true, resourceId: true, takenFrom: true, takenUntil: true },
  });
  const wishes = [
    ...(won.instructorId ? [{ preferredInstructorId: won.instructorId }] : []),
    ...(won.resourceId ? [{ resourceId: won.resourceId }] : []),
  ];
  if (wishes.length === 0) return;
  const outbid = await tx.booking.findMany({
    where: { tenantId, status: 'REQUESTED', takenFrom: { lt: won.takenUntil }, takenUntil: { gt: won.takenFrom }, OR: wishes },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: TOLD_AT_ONCE,
    select: { ...REQUEST_SELECT, title: true },
  });
  if (outbid.length === 0) return;
  const alternatives = await alternativesFor(scope, outbid);
  await enqueueEach(
    scope,
    'booking.outbid',
    outbid.map(({ id, studentId, startsAt, endsAt, title }) => ({
      recipientId: studentId,
      payload: { bookingId: id, studentId, startsAt, endsAt, title, alternatives: alternatives.get(id) ?? [] },
    })),
  );
}

/** Free times near the one a request asks for, for those who may see it. */
export async function listAlternatives(
  scope: ActorScope,
  { params }: Input<typeof slots.listAlternatives>,
): Promise<Result<typeof slots.listAlternatives>> {
  const { tx, tenantId, actor } = scope;
  const request = await tx.booking.findUnique({
    where: { tenantId_id: { tenantId, id: params.id } },
    select: { ...REQUEST_SELECT, status: true },
  });
  if (!request || !maySee(actor, request)) throw notFound('Booking');
  if (request.status === 'CANCELLED' || request.status === 'COMPLETED')
    throw problem('INVALID_TRANSITION', 'That booking is over.', { from: request.status, to: request.status });
  const alternatives = await alternativesFor(scope, [request]);
  return { items: alternatives.get(request.id) ?? [] };
}

/** The three free times nearest to what each asked for, with whom they asked for where that can be: the same queries for many as for one. */
async function alternativesFor(scope: Scope<Actor>, requests: readonly Request[]): Promise<Map<string, OpenSlot[]>> {
  const first = Math.min(...requests.map(({ startsAt }) => startsAt.getTime()));
  const last = Math.max(...requests.map(({ endsAt }) => endsAt.getTime()));
  const from = new Date(Math.max(scope.now.getTime(), first - 3 * DAY));
  const to = new Date(Math.max(last, from.getTime()) + 10 * DAY);
  const { tx, tenantId } = scope;
  const fleet = await tx.resource.findMany({
    where: { tenantId },
    orderBy: { name: 'asc' },
    select: { id: true, kind: true, model: true },
  });
  const agenda = await agendaWithin(scope, { spans: [{ startsAt: from, endsAt: to }], resourceIds: fleet.map(({ id }) => id) });
  const own = await lessonsOf(
    scope,
    requests.map(({ studentId }) => studentId),
    { from, to },
  );

  const near = (request: Request, instructorIds: readonly string[] | null) => {
    const theirs: Agenda = { ...agenda, taken: { ...agenda.taken, byStudent: own.get(request.studentId) ?? [] } };
    const wanted = request.startsAt.getTime();
    const distance = ({ startsAt }: OpenSlot) => Math.abs(startsAt.getTime() - wanted);
    return openSlots(theirs, needOf(request, { instructorIds, fleet }), { from, to })
      .filter((slot) => distance(slot) > 0)
      .sort((a, b) => distance(a) - distance(b))
      .slice(0, ALTERNATIVES);
  };
  return new Map(
    requests.map((request) => {
      const anyone = request.needsInstructor ? [...agenda.available.keys()] : null;
      const preferred = request.preferredInstructorId ? near(request, [request.preferredInstructorId]) : [];
      const others = preferred.length < ALTERNATIVES ? near(request, anyone) : [];
      const known = new Set(preferred.map(({ startsAt }) => startsAt.getTime()));
      const found = [...preferred, ...others.filter(({ startsAt }) => !known.has(startsAt.getTime()))].slice(0, ALTERNATIVES);
      return [request.id, found.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())];
    }),
  );
}

type Fleet = readonly { id: string; kind: string; model: string | null }[];

function needOf(request: Request, { instructorIds, fleet }: { instructorIds: readonly string[] | null; fleet: Fleet }): Need {
  const { resourceId, wantedKind, wantedModel, startsAt, endsAt, bufferBeforeMinutes, bufferAfterMinutes } = request;
  const wants = resourceId !== null || wantedKind !== null || wantedModel !== null;
  const would = fleet.filter(({ id, kind, model }) =>
    resourceId !== null
      ? id === resourceId
      : (wantedKind === null || kind === wantedKind) && (wantedModel === null || model === wantedModel),
  );
  return {
    durationMinutes: (endsAt.getTime() - startsAt.getTime()) / MINUTE,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    instructorIds,
    resourceIds: wants ? would.map(({ id }) => id) : null,
  };
}

/** What some students have, by student, within some time. */
export async function lessonsOf(
  { tx, tenantId }: ActorScope,
  studentIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): Promise<Map<string, Taken[]>> {
  const rows = await tx.booking.findMany({
    where: {
      tenantId,
      studentId: { in: [...studentIds] },
      status: { not: 'CANCELLED' },
      startsAt: { gt: new Date(from.getTime() - DAY), lt: new Date(to.getTime() + DAY) },
    },
    orderBy: { takenFrom: 'asc' },
    select: { id: true, studentId: true, takenFrom: true, takenUntil: true },
  });
  const lessons = new Map<string, Taken[]>();
  for (const { id, studentId, takenFrom, takenUntil } of rows) {
    const taken = { startsAt: takenFrom, endsAt: takenUntil, bookingId: id };
    lessons.set(studentId, [...(lessons.get(studentId) ?? []), taken]);
  }
  return lessons;
}
