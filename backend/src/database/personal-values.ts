import { randomBytes } from 'node:crypto';

import type { AuditedType } from './audit-fields.ts';
import { commitmentsIn, type Opened, type Personal } from './commitments.ts';
import type { Prisma } from './generated/client.ts';

type Here = { readonly tx: Prisma.TransactionClient; readonly tenantId: string };

type Act = { id: string; userId: string | null; resourceType: string; resourceId: string | null };

const ABOUT_PEOPLE: AuditedType = 'user';

/** Whose a row's personal fields are: the person it is about, or, where nobody of the school is, the row's own. */
export const personOf = ({ id, resourceType, resourceId }: Act): string => (resourceType === ABOUT_PEOPLE && resourceId) || id;

/** Whose the name and the address of who acted are. */
export const actorOf = (act: Act): string => act.userId ?? personOf(act);

/** Whose the value at a place of a row is. */
export const ownerAt = (act: Act, pointer: string): string =>
  pointer === '/actorName' || pointer === '/ip' ? actorOf(act) : personOf(act);

/** The salts of people, made where there are none. Call it under the lock of the school's head row. */
export async function saltsOf({ tx, tenantId }: Here, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(people)];
  const known = await tx.auditPerson.findMany({ where: { tenantId, id: { in: ids } }, select: { id: true, salt: true } });
  const salts = new Map(known.map(({ id, salt }) => [id, salt]));
  const made = ids.filter((id) => !salts.has(id)).map((id) => ({ tenantId, id, salt: randomBytes(32).toString('hex') }));
  if (made.length > 0) await tx.auditPerson.createMany({ data: made });
  for (const { id, salt } of made) salts.set(id, salt);
  return salts;
}

export type PersonalValue = { hash: string; personId: string; value: Prisma.InputJsonValue };

/** Keeps values beside the chain, each different one of a person once. */
export async function keepValues({ tx, tenantId }: Here, values: readonly PersonalValue[]): Promise<void> {
  if (values.length === 0) return;
  await tx.auditPersonalValue.createMany({ data: values.map((value) => ({ tenantId, ...value })), skipDuplicates: true });
}

/** What opens the commitments of some rows, by hash: one query however many rows. What was erased is not in it. */
export async function openedIn({ tx, tenantId }: Here, rows: readonly Personal[]): Promise<ReadonlyMap<string, Opened>> {
  const hashes = [...new Set(rows.flatMap(commitmentsIn))];
  if (hashes.length === 0) return new Map();
  const found = await tx.$queryRaw<{ hash: string; value: unknown; salt: string }[]>`
    SELECT v.hash, v.value, p.salt FROM audit_personal_value v
    JOIN audit_person p ON p.tenant_id = v.tenant_id AND p.id = v.person_id
    WHERE v.tenant_id = ${tenantId}::uuid AND v.hash = ANY(${hashes})`;
  return new Map(found.map(({ hash, value, salt }) => [hash, { value, salt }]));
}

/** Every text the log holds of a person beside the chain. */
export async function textsOf({ tx, tenantId }: Here, personId: string): Promise<string[]> {
  const rows = await tx.auditPersonalValue.findMany({ where: { tenantId, personId }, select: { value: true } });
  return rows.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

/** Erases what the log holds of a person beside the chain. From here to the commit the school records nothing else. */
export async function erasePersonalValues({ tx, tenantId }: Here, personId: string): Promise<void> {
  // Whoever appends meanwhile has read the salt or will find none: the head row makes them take turns.
  await tx.$queryRaw`SELECT seq FROM audit_head WHERE tenant_id = ${tenantId}::uuid FOR UPDATE`;
  await tx.auditPerson.deleteMany({ where: { tenantId, id: personId } });
}
