import { type Input, outages, type Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { findingsFor } from '#src/modules/eligibility/index.ts';

import { agendaWithin } from './agenda-within.ts';
import { lessonsOf } from './competition.ts';
import { HIT_SELECT, hitWhere, isOver, OUTAGE_SELECT, type OutageRow, presentOutage } from './manage-outages.ts';
import { type HitLesson, MOVED_AT_MOST, planOutage, type Stand } from './outage-plan.ts';

const LESSON_SELECT = {
  ...HIT_SELECT,
  studentId: true,
  instructorId: true,
  resourceId: true,
  wantedKind: true,
  wantedModel: true,
  needsInstructor: true,
  bufferBeforeMinutes: true,
  bufferAfterMinutes: true,
} as const satisfies Prisma.BookingSelect;
type LessonRow = Prisma.BookingGetPayload<{ select: typeof LESSON_SELECT }>;

type Fleet = readonly { id: string; name: string; kind: string; model: string | null }[];
type Known = { lessons: LessonRow[]; fleet: Fleet };

/** An outage with the lessons it hits, where each could stand instead, and what was done already: as many queries for 200 as for one. */
export async function getOutagePlan(
  scope: ActorScope,
  { params }: Input<typeof outages.getOutagePlan>,
): Promise<Result<typeof outages.getOutagePlan>> {
  const { tx, tenantId, actor, now } = scope;
  const outage = await tx.outage.findUnique({ where: { tenantId_id: { tenantId, id: params.id } }, select: OUTAGE_SELECT });
  if (!outage) throw notFound('Outage');
  return { outage: presentOutage(outage, actor, now), ...(await planned(scope, outage)), changes: await changesOf(scope, outage.id) };
}

async function planned(scope: ActorScope, outage: OutageRow): Promise<{ items: outages.PlannedLesson[]; total: number }> {
  if (isOver(outage, scope.now)) return { items: [], total: 0 };
  const { tx, tenantId } = scope;
  const where = hitWhere(scope, outage);
  const lessons = await tx.booking.findMany({
    where,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: outages.PLANNED_AT_ONCE,
    select: LESSON_SELECT,
  });
  const total = lessons.length < outages.PLANNED_AT_ONCE ? lessons.length : await tx.booking.count({ where });
  const fleet = await tx.resource.findMany({
    where: { tenantId },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, kind: true, model: true },
  });
  return { items: await propose(scope, { lessons, fleet }), total };
}

async function propose(scope: ActorScope, known: Known): Promise<outages.PlannedLesson[]> {
  const { lessons, fleet } = known;
  if (lessons.length === 0) return [];
  const spans = lessons.map(around);
  const agenda = await agendaWithin(scope, { spans, resourceIds: fleet.map(({ id }) => id) });
  const [from, to] = [spans.map(({ startsAt }) => startsAt), spans.map(({ endsAt }) => endsAt)].map((each) => each.map(Number));
  const byStudent = await lessonsOf(
    scope,
    lessons.map(({ studentId }) => studentId),
    { from: new Date(Math.min(...(from ?? []))), to: new Date(Math.max(...(to ?? []))) },
  );
  const teachers = [...agenda.available.keys()];
  const stands = planOutage(agenda, { lessons: lessons.map((lesson) => hitLesson(lesson, { teachers, fleet })), byStudent });
  return withRules(scope, known, stands);
}

const around = ({ startsAt, endsAt }: LessonRow) => ({
  startsAt: new Date(startsAt.getTime() - MOVED_AT_MOST),
  endsAt: new Date(endsAt.getTime() + MOVED_AT_MOST),
});

function hitLesson(lesson: LessonRow, { teachers, fleet }: { teachers: readonly string[]; fleet: Fleet }): HitLesson {
  const { id: bookingId, instructorId, resourceId } = lesson;
  return {
    ...lesson,
    bookingId,
    instructorIds: instructorId === null ? teachers : [instructorId, ...teachers.filter((id) => id !== instructorId)],
    resourceIds: resourceId === null ? null : [resourceId, ...likeIt(lesson, fleet)],
  };
}

/** What would do instead: what was asked for, else its equals; another model is never put in its place. */
function likeIt({ resourceId, wantedKind, wantedModel }: LessonRow, fleet: Fleet): string[] {
  const own = fleet.find(({ id }) => id === resourceId);
  const kind = wantedKind ?? own?.kind;
  const model = wantedKind === null && wantedModel === null ? own?.model : wantedModel;
  return fleet
    .filter((each) => each.id !== resourceId && each.kind === kind && (model === null || each.model === model))
    .map(({ id }) => id);
}

async function withRules(
  scope: ActorScope,
  { lessons, fleet }: Known,
  stands: ReadonlyMap<string, Stand | null>,
): Promise<outages.PlannedLesson[]> {
  const judged = lessons.map((lesson) => ({ bookingId: lesson.id, studentId: lesson.studentId, ...(stands.get(lesson.id) ?? lesson) }));
  const found = await findingsFor(
    scope,
    judged.map(({ bookingId, studentId, instructorId, resourceId, startsAt }) => ({
      bookingId,
      studentId,
      instructorId,
      resourceId,
      startsAt,
    })),
  );
  const names = await instructorNames(scope, stands);
  return lessons.map((lesson, nth) => {
    const stand = stands.get(lesson.id) ?? null;
    const blocks = found[nth]?.filter(({ mode }) => mode === 'BLOCK').map(({ message }) => message) ?? [];
    return {
      booking: lesson,
      proposal: stand && {
        ...stand,
        instructor: stand.instructorId === null ? null : { id: stand.instructorId, fullName: names.get(stand.instructorId) ?? '' },
        resource: fleet.find(({ id }) => id === stand.resourceId) ?? null,
      },
      blocked: stand && blocks.length > 0 ? blocks.join(' ') : null,
    };
  });
}

async function instructorNames({ tx, tenantId }: ActorScope, stands: ReadonlyMap<string, Stand | null>): Promise<Map<string, string>> {
  const ids = [...stands.values()].flatMap((stand) => stand?.instructorId ?? []);
  const people = await tx.user.findMany({ where: { tenantId, id: { in: ids } }, select: { id: true, fullName: true } });
  return new Map(people.map(({ id, fullName }) => [id, fullName]));
}

async function changesOf({ tx, tenantId }: ActorScope, outageId: string): Promise<outages.OutageChange[]> {
  const rows = await tx.outageChange.findMany({
    where: { tenantId, outageId },
    orderBy: [{ wasStartsAt: 'asc' }, { id: 'asc' }],
    take: outages.PLANNED_AT_ONCE,
    select: { id: true, act: true, wasStartsAt: true, wasEndsAt: true, restoredAt: true, booking: { select: HIT_SELECT } },
  });
  return rows.map(({ wasStartsAt, wasEndsAt, ...change }) => ({ ...change, was: { startsAt: wasStartsAt, endsAt: wasEndsAt } }));
}
