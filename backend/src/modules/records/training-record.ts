import * as z from 'zod';

import type { Input, records, Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import { invalidField, notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);
const MINUTE = 60_000;

const ENTRY_SELECT = {
  id: true,
  startsAt: true,
  endsAt: true,
  title: true,
  lessonType: { select: { name: true } },
  instructor: { select: { id: true, fullName: true } },
  resource: { select: { id: true, name: true } },
  outcome: true,
  remarks: true,
} as const satisfies Prisma.BookingSelect;
type EntryRow = Prisma.BookingGetPayload<{ select: typeof ENTRY_SELECT }>;

/** Whose record, and of when. */
export type Which = { studentId?: string | undefined; from?: Date | undefined; to?: Date | undefined };
type Of = { studentId: string; from: Date | undefined; to: Date | undefined };

const toEntry = ({ id, lessonType, ...row }: EntryRow): records.RecordEntry => ({
  ...row,
  bookingId: id,
  lessonType: lessonType?.name ?? null,
  minutes: Math.round((row.endsAt.getTime() - row.startsAt.getTime()) / MINUTE),
});

/** The student whose record is asked for, also one who left. Throws NOT_FOUND for everyone else's to a student. */
export async function findRecordOwner({ tx, tenantId, actor }: ActorScope, { studentId }: Which) {
  const id = studentId ?? (actor.role === 'STUDENT' ? actor.userId : undefined);
  if (id === undefined) throw invalidField('studentId', 'Say whose record.');
  if (actor.role === 'STUDENT' && id !== actor.userId) throw notFound('Student');
  const student = await tx.user.findUnique({
    where: { tenantId_id: { tenantId, id }, role: 'STUDENT' },
    select: { id: true, fullName: true },
  });
  if (!student) throw notFound('Student');
  return student;
}

/** A page of a student's completed lessons, the newest first, with the totals of the whole period. */
export async function getTrainingRecord(
  scope: ActorScope,
  { query }: Input<typeof records.getTrainingRecord>,
): Promise<Result<typeof records.getTrainingRecord>> {
  const student = await findRecordOwner(scope, query);
  const of = { studentId: student.id, from: query.from, to: query.to };
  const rows = await entries(scope, of, { order: 'desc', limit: query.limit, cursor: query.cursor });
  const { items, nextCursor } = page(rows, query.limit, (row) => encodeCursor([row.startsAt.toISOString(), row.id]));
  return { student, totals: await totalsOf(scope, of), items: items.map(toEntry), nextCursor };
}

type Slice = { order: 'asc' | 'desc'; limit: number; cursor?: string | undefined };

function entries({ tx, tenantId }: ActorScope, { studentId, from, to }: Of, { order, limit, cursor }: Slice): Promise<EntryRow[]> {
  const [startsAt, id] = cursor === undefined ? [] : decodeCursor(cursor, cursorShape);
  const beyond = order === 'asc' ? ('gt' as const) : ('lt' as const);
  return tx.booking.findMany({
    where: {
      ...{ tenantId, studentId, status: 'COMPLETED' },
      startsAt: { ...(from && { gte: from }), ...(to && { lt: to }) },
      ...(startsAt !== undefined && id !== undefined && { OR: [{ startsAt: { [beyond]: startsAt } }, { startsAt, id: { [beyond]: id } }] }),
    },
    orderBy: [{ startsAt: order }, { id: order }],
    take: limit + 1,
    select: ENTRY_SELECT,
  });
}

/** One page of a record, the oldest first, and where the next begins. */
export async function pageOfRecord(scope: ActorScope, of: Of, { limit, cursor }: Omit<Slice, 'order'>) {
  const rows = await entries(scope, of, { order: 'asc', limit, cursor });
  const { items, nextCursor } = page(rows, limit, (row) => encodeCursor([row.startsAt.toISOString(), row.id]));
  return { items: items.map(toEntry), nextCursor };
}

type KindSum = { name: string | null; lessons: number; minutes: number };

/** Sums over all of a student's lessons of a period, by the database. */
export async function totalsOf({ tx, tenantId }: ActorScope, { studentId, ...period }: Of): Promise<records.RecordTotals> {
  const { from = null, to = null } = period;
  const kinds = await tx.$queryRaw<KindSum[]>`
    SELECT kind.name, count(*)::int AS lessons, sum(extract(epoch FROM each.ends_at - each.starts_at) / 60)::int AS minutes
    FROM booking each LEFT JOIN booking_lesson_type kind ON kind.tenant_id = each.tenant_id AND kind.id = each.lesson_type_id
    WHERE each.tenant_id = ${tenantId}::uuid AND each.student_id = ${studentId}::uuid AND each.status = 'COMPLETED'
      AND (${from}::timestamptz IS NULL OR each.starts_at >= ${from}::timestamptz)
      AND (${to}::timestamptz IS NULL OR each.starts_at < ${to}::timestamptz)
    GROUP BY kind.name ORDER BY minutes DESC, kind.name`;
  const [missed] = await tx.$queryRaw<{ late: number; noShows: number }[]>`
    SELECT count(*) FILTER (WHERE late_cancellation)::int AS late, count(*) FILTER (WHERE cancel_reason = 'NO_SHOW')::int AS "noShows"
    FROM booking
    WHERE tenant_id = ${tenantId}::uuid AND student_id = ${studentId}::uuid AND status = 'CANCELLED'
      AND (${from}::timestamptz IS NULL OR starts_at >= ${from}::timestamptz)
      AND (${to}::timestamptz IS NULL OR starts_at < ${to}::timestamptz)`;
  const sum = (pick: (kind: KindSum) => number) => kinds.reduce((total, kind) => total + pick(kind), 0);
  return {
    lessons: sum(({ lessons }) => lessons),
    minutes: sum(({ minutes }) => minutes),
    kinds,
    lateCancellations: missed?.late ?? 0,
    noShows: missed?.noShows ?? 0,
  };
}
