import { v7 as uuidv7 } from 'uuid';

import type { resources, Role } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { AUDIT_SELECT, readRows } from '#src/modules/audit/presenter.ts';

import { buildPerson, type Person, type PersonOptions } from './person.ts';
import type { World } from './world.ts';

export type SchoolOptions = { name?: string; timeZone?: string; escalationHours?: number };

export type School = Awaited<ReturnType<typeof buildSchool>>;

/** Makes a school of a test's own, with what builds its people and furniture; no other test sees any of it. */
export async function buildSchool(world: World, options: SchoolOptions = {}) {
  const { services } = world;
  const id = uuidv7();
  const slug = `school-${id.slice(-12)}`;
  const { name = `School ${id.slice(-6)}`, timeZone = 'UTC', escalationHours = null } = options;
  const setup = () => ({ tenantId: id, actor: null, correlationId: 'test', ip: null, now: services.clock.now() });
  await world.asOwner(setup(), ({ tx, now }) =>
    tx.tenant.create({ data: { id, slug, name, timeZone, escalationHours, createdAt: now }, select: { id: true } }),
  );

  /** Runs work as the system, in one committed transaction. */
  const inScope = <T>(work: (scope: Scope<null>) => Promise<T>) => services.inScope(setup(), work);
  const person =
    (role: Role) =>
    (given: PersonOptions = {}): Promise<Person> =>
      buildPerson(world, id, { ...given, role });
  return {
    ...{ id, slug, name, timeZone, inScope },
    admin: person('ADMIN'),
    instructor: person('INSTRUCTOR'),
    student: person('STUDENT'),
    ...furniture(inScope),
    ...records(inScope),
  };
}

type InScope = <T>(work: (scope: Scope<null>) => Promise<T>) => Promise<T>;

/** Rows that a test needs but is not about, without a request for each. */
const furniture = (inScope: InScope) => ({
  /** Makes an instructor available on every day of the week between two wall-clock times. */
  available: ({ id: instructorId }: { id: string }, [startTime, endTime] = ['08:00', '18:00']) =>
    inScope(async ({ tx, tenantId }) => {
      const weekdays = [1, 2, 3, 4, 5, 6, 7];
      const data = weekdays.map((weekday) => ({
        tenantId,
        id: uuidv7(),
        instructorId,
        kind: 'WEEKLY' as const,
        weekday,
        startTime,
        endTime,
      }));
      await tx.availability.createMany({ data });
    }),
  /** An aircraft in service, or what is asked for. */
  resource: (given: Partial<Pick<resources.Resource, 'name' | 'kind' | 'status' | 'model'>> = {}): Promise<{ id: string; name: string }> =>
    inScope(({ tx, tenantId }) => {
      const id = uuidv7();
      const data = { tenantId, id, name: `Aircraft ${id.slice(-6)}`, kind: 'AIRCRAFT' as const, ...given };
      return tx.resource.create({ data, select: { id: true, name: true } });
    }),
  /** A published course. */
  course: (title = 'Private pilot ground school'): Promise<{ id: string; title: string }> =>
    inScope(({ tx, tenantId }) =>
      tx.course.create({ data: { tenantId, id: uuidv7(), title, status: 'PUBLISHED' }, select: { id: true, title: true } }),
    ),
  /** Marks a booking as escalated, as the job would. */
  escalate: (id: string) =>
    inScope(async ({ tx, tenantId, now }) => {
      await tx.booking.update({ where: { tenantId_id: { tenantId, id } }, data: { escalatedAt: now }, select: { id: true } });
    }),
});

/** What was written down, read past the API. */
const records = (inScope: InScope) => ({
  /** The audit rows of an action, or all, oldest first, with their personal values. */
  auditRows: (action?: string) =>
    inScope(async ({ tx, tenantId }) => {
      const where = { tenantId, ...(action && { action }) };
      const rows = await tx.auditLog.findMany({ where, orderBy: { seq: 'asc' }, select: AUDIT_SELECT });
      return (await readRows(tx, tenantId, rows)).map(({ entry }) => entry);
    }),
  /** Every row that the school has in any table, as text. */
  everyRow: () =>
    inScope(async ({ tx }) => {
      const tables = await tx.$queryRaw<{ name: string }[]>`
        SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'`;
      const found: string[] = [];
      for (const { name } of tables) {
        const rows = await tx.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
        found.push(...rows.map(({ row }) => `${name} ${row}`));
      }
      return found;
    }),
  /** The queued messages of a topic, or all, oldest first. */
  outbox: (topic?: string) =>
    inScope(({ tx, tenantId }) => tx.outboxMessage.findMany({ where: { tenantId, ...(topic && { topic }) }, orderBy: { id: 'asc' } })),
});
