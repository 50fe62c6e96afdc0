import type { Role } from '#contract';
import type { Scope } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';

export type PersonRef = { id: string; fullName: string };

const PERSON_SELECT = { id: true, fullName: true } as const;
const BY_NAME = [{ fullName: 'asc' }, { id: 'asc' }] as const;

/** An active student. Throws NOT_FOUND where there is no such student, UNPROCESSABLE where they are not active. */
export const getStudent = (scope: Scope, id: string): Promise<PersonRef> => getActive(scope, { id, role: 'STUDENT', called: 'Student' });

/** An active instructor. Throws NOT_FOUND where there is no such instructor, UNPROCESSABLE where they are not active. */
export const getInstructor = (scope: Scope, id: string): Promise<PersonRef> =>
  getActive(scope, { id, role: 'INSTRUCTOR', called: 'Instructor' });

async function getActive({ tx, tenantId }: Scope, { id, role, called }: { id: string; role: Role; called: string }): Promise<PersonRef> {
  const found = await tx.user.findUnique({
    where: { tenantId_id: { tenantId, id }, role },
    select: { ...PERSON_SELECT, status: true },
  });
  if (!found) throw notFound(called);
  const { status, ...person } = found;
  if (status !== 'ACTIVE') throw problem('UNPROCESSABLE', `${person.fullName} is not active.`);
  return person;
}

/** The school's active instructors by name. */
export const listActiveInstructors = ({ tx, tenantId }: Scope): Promise<PersonRef[]> =>
  tx.user.findMany({ where: { tenantId, role: 'INSTRUCTOR', status: 'ACTIVE' }, orderBy: [...BY_NAME], select: PERSON_SELECT });

/** Those who are told what waits for an administrator. */
export async function listActiveAdminIds({ tx, tenantId }: Scope): Promise<string[]> {
  const admins = await tx.user.findMany({
    where: { tenantId, role: 'ADMIN', status: 'ACTIVE' },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return admins.map(({ id }) => id);
}
