import type { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';
import type { Actor } from '#src/http/context.ts';
import { getSchool, type SchoolRow } from '#src/modules/tenants/index.ts';

import { type Agenda, dayOf, type Duty, type Means, type Taken } from './agenda.ts';
import { expandAvailability } from './availability.ts';
import { rulesWithin } from './availability-within.ts';
import { union, type Interval } from './intervals.ts';
import { weekBounds, weekOf } from './iso-week.ts';
import { addDays, localDateOf, localDays, startOfDay, wholeDays } from './school-time.ts';

/** What a picture of the school's time is wanted for. */
export type AgendaQuestion = {
  /** The stretches that are asked about; the agenda reaches over the whole local days, or weeks, that they touch. */
  spans: readonly Interval[];
  /** Nobody but these; all active instructors where it is left out. */
  instructorIds?: readonly string[] | undefined;
  resourceIds: readonly string[];
  studentId?: string | null | undefined;
  /** Bookings that are being moved: they are in nobody's way, and count for no limit. */
  exceptBookingIds?: readonly string[] | undefined;
};

type AnyScope = Scope<Actor | null>;

/** Lessons last eight hours at most, with four more before and after: what begins outside of these cannot reach in. */
const REACH = 12 * 3_600_000;
const MINUTE = 60_000;

/** Reads all that decides about times within some stretches: five queries, however many stretches, people and lessons. */
export async function agendaWithin(scope: AnyScope, question: AgendaQuestion): Promise<Agenda> {
  const school = await getSchool(scope);
  const isLimited = school.dailyDutyMinutes !== null || school.weeklyDutyMinutes !== null;
  const { timeZone } = school;
  const spans = union(
    question.spans.map((span) =>
      isLimited ? wholeWeeks(span, timeZone) : asSpan(wholeDays({ from: span.startsAt, to: span.endsAt, timeZone })),
    ),
  );
  const available = await availabilityOver(scope, spans, { ...question, timeZone });
  const lessons = await lessonsOver(scope, spans, { ...question, instructorIds: question.instructorIds ?? [...available.keys()] });
  return {
    timeZone,
    available,
    taken: takenBy(lessons, question),
    out: await outages(scope, spans),
    resources: await resourcesOf(scope, question.resourceIds),
    duty: dutyOf(isLimited ? spans : [], lessons, school),
    window: windowFor(scope, school),
  };
}

const asSpan = ({ from, to }: { from: Date; to: Date }): Interval => ({ startsAt: from, endsAt: to });

function wholeWeeks({ startsAt, endsAt }: Interval, timeZone: string): Interval {
  const first = weekBounds(weekOf(startsAt, timeZone), timeZone);
  const last = weekBounds(weekOf(new Date(endsAt.getTime() - 1), timeZone), timeZone);
  return { startsAt: first?.from ?? startsAt, endsAt: last?.to ?? endsAt };
}

/** Students book within the school's notice and horizon; the school's staff at any time that is to come. */
function windowFor({ actor, now }: AnyScope, { minNoticeMinutes, bookingHorizonDays, timeZone }: SchoolRow): Agenda['window'] {
  if (actor?.role !== 'STUDENT') return { after: now, noticeUntil: now, horizon: null };
  const horizon = bookingHorizonDays === null ? null : startOfDay(addDays(localDateOf(now, timeZone), bookingHorizonDays + 1), timeZone);
  return { after: now, noticeUntil: new Date(now.getTime() + minNoticeMinutes * MINUTE), horizon };
}

async function availabilityOver(
  scope: AnyScope,
  spans: readonly Interval[],
  { timeZone, instructorIds }: { timeZone: string; instructorIds?: readonly string[] | undefined },
): Promise<Map<string, Interval[]>> {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return new Map();
  const rules = await rulesWithin(scope, { from: first.startsAt, to: last.endsAt, timeZone, ...(instructorIds && { instructorIds }) });
  const available = new Map<string, Interval[]>();
  for (const { startsAt, endsAt } of spans) {
    for (const [id, stretches] of expandAvailability({ rules, from: startsAt, to: endsAt, timeZone })) {
      const known = available.get(id);
      if (known) known.push(...stretches);
      else available.set(id, stretches);
    }
  }
  return available;
}

const LESSON_SELECT = {
  id: true,
  status: true,
  startsAt: true,
  endsAt: true,
  takenFrom: true,
  takenUntil: true,
  heldUntil: true,
  studentId: true,
  instructorId: true,
  preferredInstructorId: true,
  resourceId: true,
} as const satisfies Prisma.BookingSelect;

type Lesson = Prisma.BookingGetPayload<{ select: typeof LESSON_SELECT }> & { holds: boolean };

async function lessonsOver({ tx, tenantId, now }: AnyScope, spans: readonly Interval[], asked: AgendaQuestion): Promise<Lesson[]> {
  const { instructorIds, resourceIds, studentId, exceptBookingIds } = asked;
  const theirs = { in: [...(instructorIds ?? [])] };
  const rows = await tx.booking.findMany({
    where: {
      tenantId,
      status: { not: 'CANCELLED' },
      ...(exceptBookingIds && { id: { notIn: [...exceptBookingIds] } }),
      AND: [
        {
          OR: spans.map(({ startsAt, endsAt }) => ({
            startsAt: { gt: new Date(startsAt.getTime() - REACH), lt: new Date(endsAt.getTime() + REACH) },
          })),
        },
        {
          OR: [
            { instructorId: theirs },
            { preferredInstructorId: theirs, heldUntil: { gt: now } },
            ...(resourceIds.length > 0 ? [{ resourceId: { in: [...resourceIds] } }] : []),
            ...(studentId ? [{ studentId }] : []),
          ],
        },
      ],
    },
    orderBy: { startsAt: 'asc' },
    select: LESSON_SELECT,
  });
  return rows.map((row) => ({ ...row, holds: row.heldUntil !== null && row.heldUntil > now }));
}

const TAUGHT = new Set(['ASSIGNED', 'COMPLETED']);
const PLANNED = new Set(['APPROVED', 'ASSIGNED', 'COMPLETED']);

/** Who holds what: as the exclusion constraints of the booking table have it. */
function takenBy(lessons: readonly Lesson[], { studentId }: AgendaQuestion): Agenda['taken'] {
  const byInstructor = new Map<string, Taken[]>();
  const byResource = new Map<string, Taken[]>();
  const byStudent: Taken[] = [];
  for (const lesson of lessons) {
    const { id, status, takenFrom, takenUntil, holds } = lesson;
    const taken: Taken = { startsAt: takenFrom, endsAt: takenUntil, bookingId: id };
    const instructorId = TAUGHT.has(status) ? lesson.instructorId : holds ? lesson.preferredInstructorId : null;
    if (instructorId) pushTo(byInstructor, instructorId, taken);
    if (lesson.resourceId && (holds || PLANNED.has(status))) pushTo(byResource, lesson.resourceId, taken);
    if (studentId && lesson.studentId === studentId) byStudent.push(taken);
  }
  for (const list of [...byInstructor.values(), ...byResource.values(), byStudent]) list.sort(byStart);
  return { byInstructor, byResource, byStudent };
}

/** Buffers can put what begins later first. */
const byStart = (a: Interval, b: Interval) => a.startsAt.getTime() - b.startsAt.getTime();

function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const known = lists.get(key);
  if (known) known.push(item);
  else lists.set(key, [item]);
}

const NO_END = new Date(8.64e15);

async function outages({ tx, tenantId }: AnyScope, spans: readonly Interval[]): Promise<Agenda['out']> {
  const [first, last] = [spans[0], spans.at(-1)];
  const out = { school: new Array<Interval>(), byInstructor: new Map<string, Interval[]>(), byResource: new Map<string, Interval[]>() };
  if (!first || !last) return out;
  const rows = await tx.outage.findMany({
    where: {
      tenantId,
      liftedAt: null,
      startsAt: { lt: new Date(last.endsAt.getTime() + REACH) },
      OR: [{ endsAt: null }, { endsAt: { gt: new Date(first.startsAt.getTime() - REACH) } }],
    },
    orderBy: { startsAt: 'asc' },
    select: { resourceId: true, instructorId: true, startsAt: true, endsAt: true },
  });
  for (const { resourceId, instructorId, startsAt, endsAt } of rows) {
    const period = { startsAt, endsAt: endsAt ?? NO_END };
    if (resourceId) pushTo(out.byResource, resourceId, period);
    else if (instructorId) pushTo(out.byInstructor, instructorId, period);
    else out.school.push(period);
  }
  return out;
}

async function resourcesOf({ tx, tenantId }: AnyScope, ids: readonly string[]): Promise<Map<string, Means>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.resource.findMany({
    where: { tenantId, id: { in: [...ids] } },
    select: { id: true, name: true, kind: true, model: true, status: true },
  });
  return new Map(rows.map(({ status, ...resource }) => [resource.id, { ...resource, grounded: status === 'GROUNDED' }]));
}

function dutyOf(spans: readonly Interval[], lessons: readonly Lesson[], { timeZone, ...limits }: SchoolRow): Duty {
  const days = spans.flatMap(({ startsAt, endsAt }) => localDays({ from: startsAt, to: endsAt, timeZone }));
  let week = -1;
  // Whole weeks, so that each begins with its Monday.
  const weekOfDay = days.map(({ weekday }) => (week += weekday === 1 ? 1 : 0));
  const taught = new Map<string, { byDay: number[]; byWeek: number[] }>();
  for (const { status, instructorId, startsAt, endsAt } of lessons) {
    const day = TAUGHT.has(status) ? dayOf(days, startsAt) : -1;
    if (!instructorId || day < 0) continue;
    const own = taught.get(instructorId) ?? { byDay: [], byWeek: [] };
    taught.set(instructorId, own);
    const minutes = (endsAt.getTime() - startsAt.getTime()) / MINUTE;
    addTo(own.byDay, day, minutes);
    addTo(own.byWeek, weekOfDay[day] ?? 0, minutes);
  }
  return { dailyMinutes: limits.dailyDutyMinutes, weeklyMinutes: limits.weeklyDutyMinutes, days, weekOfDay, taught };
}

const addTo = (sums: number[], at: number, minutes: number) => (sums[at] = (sums[at] ?? 0) + minutes);
