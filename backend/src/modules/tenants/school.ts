import type { Database } from '#src/database/client.ts';
import type { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';
import { notFound } from '#src/http/app-error.ts';

/** A school with what it decided for itself. */
export const SCHOOL_SELECT = {
  id: true,
  slug: true,
  name: true,
  timeZone: true,
  escalationHours: true,
  requireSecondFactor: true,
  bookingCourseId: true,
  minNoticeMinutes: true,
  bookingHorizonDays: true,
  dailyDutyMinutes: true,
  weeklyDutyMinutes: true,
  holdMinutes: true,
  lateCancelMinutes: true,
  version: true,
} as const satisfies Prisma.TenantSelect;

/** A school with its settings; `escalationHours` is null where the installation's limit holds. */
export type SchoolRow = Prisma.TenantGetPayload<{ select: typeof SCHOOL_SELECT }>;

/** The school of the scope. Throws NOT_FOUND where it is none. */
export async function getSchool({ tx, tenantId }: Scope): Promise<SchoolRow> {
  const school = await tx.tenant.findUnique({ where: { id: tenantId }, select: SCHOOL_SELECT });
  if (!school) throw notFound('School');
  return school;
}

/** All schools of the installation by name: the one list that no school's scope limits. */
export const listSchools = ({ prisma }: Database): Promise<SchoolRow[]> =>
  prisma.tenant.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }], select: SCHOOL_SELECT });

/** A school by id, before anyone is signed in; undefined where it is none. */
export async function findSchool({ prisma }: Database, id: string): Promise<SchoolRow | undefined> {
  return (await prisma.tenant.findUnique({ where: { id }, select: SCHOOL_SELECT })) ?? undefined;
}
