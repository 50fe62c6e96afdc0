import * as z from 'zod';

import type { identity, Input, Result } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';
import type { ActorScope } from '#src/http/context.ts';
import { decodeCursor, encodeCursor, page } from '#src/http/paging.ts';

import { visibleTo } from './policy.ts';
import { presentUser, USER_SELECT } from './presenter.ts';

const cursorShape = z.tuple([z.string(), z.uuid()]);
const BY_NAME: Prisma.UserOrderByWithRelationInput[] = [{ fullName: 'asc' }, { id: 'asc' }];
const cursorOf = ({ fullName, id }: { fullName: string; id: string }) => encodeCursor([fullName, id]);

/** People of the school by name; an instructor sees students only. */
export async function listUsers(
  { tx, tenantId, actor }: ActorScope,
  { query }: Input<typeof identity.listUsers>,
): Promise<Result<typeof identity.listUsers>> {
  const rows = await tx.user.findMany({
    where: { tenantId, AND: [visibleTo(actor), matching(query), after(query.cursor)] },
    orderBy: BY_NAME,
    take: query.limit + 1,
    select: USER_SELECT,
  });
  const { items, nextCursor } = page(rows, query.limit, cursorOf);
  return { items: items.map((row) => presentUser(row, actor)), nextCursor };
}

/** The school's active instructors by name, for anyone who plans with them. */
export async function listInstructors(
  { tx, tenantId }: ActorScope,
  { query }: Input<typeof identity.listInstructors>,
): Promise<Result<typeof identity.listInstructors>> {
  const rows = await tx.user.findMany({
    where: { tenantId, role: 'INSTRUCTOR', status: 'ACTIVE', AND: [after(query.cursor)] },
    orderBy: BY_NAME,
    take: query.limit + 1,
    select: { id: true, fullName: true },
  });
  return page(rows, query.limit, cursorOf);
}

function matching({ role, status, q }: Input<typeof identity.listUsers>['query']): Prisma.UserWhereInput {
  const like = q && { contains: q.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' as const };
  return { ...(role && { role }), ...(status && { status }), ...(like && { OR: [{ fullName: like }, { email: like }] }) };
}

/** Beyond the last row shown. Said so that the index on name and id can answer it. */
function after(cursor: string | undefined): Prisma.UserWhereInput {
  if (cursor === undefined) return {};
  const [fullName, id] = decodeCursor(cursor, cursorShape);
  return { fullName: { gte: fullName }, OR: [{ fullName: { gt: fullName } }, { id: { gt: id } }] };
}
