import type { identity, Result } from '#contract';
import { notFound } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { getSchool, presentSchool } from '#src/modules/tenants/index.ts';
import { presentUser, USER_SELECT } from '#src/modules/users/index.ts';

/** Who is signed in, and at which school. */
export async function getMe(scope: ActorScope): Promise<Result<typeof identity.getMe>> {
  const { tx, tenantId, actor } = scope;
  const user = await tx.user.findUnique({ where: { tenantId_id: { tenantId, id: actor.userId } }, select: USER_SELECT });
  if (!user) throw notFound('User');
  return { ...presentUser(user, actor), school: presentSchool(await getSchool(scope)), mustSetUp: actor.mustSetUp };
}
