import type { identity, Input } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { visibleTo } from './policy.ts';
import { presentUser, USER_SELECT } from './presenter.ts';

const PERSON_SELECT = {
  ...USER_SELECT,
  passwordHash: true,
  totpFactor: { select: { confirmedAt: true } },
  passkeys: { select: { id: true }, take: 1 },
} as const;

/** One person of the school. Throws NOT_FOUND for whom the caller may not look up. How they sign in is for admins to know. */
export async function getUser(
  { tx, tenantId, actor }: ActorScope,
  { params: { id } }: Input<typeof identity.getUser>,
): Promise<identity.Person> {
  const found = await tx.user.findFirst({ where: { tenantId, id, AND: [visibleTo(actor)] }, select: PERSON_SELECT });
  if (!found) throw notFound('User');
  const { passwordHash, totpFactor, passkeys, ...user } = found;
  const isAdmin = actor.role === 'ADMIN';
  return {
    ...presentUser(user, actor),
    invited: isAdmin ? passwordHash === null && user.status === 'ACTIVE' : null,
    hasSecondFactor: isAdmin ? Boolean(totpFactor?.confirmedAt) || passkeys.length > 0 : null,
  };
}
