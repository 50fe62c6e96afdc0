import type { identity, Input } from '#contract';
import { record, type Scope } from '#src/database/scope.ts';
import { problem } from '#src/http/app-error.ts';
import { type RequestContext, scopeSetup } from '#src/http/context.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { endSessions } from '#src/modules/users/index.ts';

import { acceptedSecrets } from './derived-key.ts';
import { hashNewPassword } from './new-password.ts';
import { endLinks } from './one-time-links.ts';
import { readOneTimeToken } from './one-time-tokens.ts';
import { forgetAllFailures } from './sign-in-failures.ts';

type Body = Input<typeof identity.confirmPasswordReset>['body'];

const spent = () => problem('LINK_SPENT', 'This link was used already or is too old. Ask for a new one.');

/** Sets a password by a one-time link, once. All sessions of the person end. Throws LINK_SPENT for any link that is not good. */
export async function setPasswordByLink(context: RequestContext, { body: { token, newPassword } }: { body: Body }): Promise<undefined> {
  const { config, inScope } = context.services;
  const link = readOneTimeToken(acceptedSecrets(config), token);
  if (!link) throw spent();
  const setup = scopeSetup(context, link.tenantId, null);
  const owner = await inScope(setup, (scope) => findOwner(scope, link.linkId));
  if (!owner) throw spent();
  const passwordHash = await hashNewPassword({ field: 'newPassword', password: newPassword, ...owner });
  await inScope(setup, (scope) => setPassword(scope, { ...owner, linkId: link.linkId, passwordHash }));
}

async function findOwner(scope: Scope, id: string) {
  const { tx, tenantId, now } = scope;
  const found = await tx.oneTimeLink.findUnique({
    where: { tenantId_id: { tenantId, id }, usedAt: null, expiresAt: { gt: now }, user: { status: 'ACTIVE' } },
    select: { purpose: true, user: { select: { id: true, email: true, fullName: true } } },
  });
  if (!found) return undefined;
  const { purpose, user } = found;
  return { purpose, userId: user.id, email: user.email, fullName: user.fullName, schoolName: (await getSchool(scope)).name };
}

type Setting = { linkId: string; userId: string; email: string; fullName: string; purpose: string; passwordHash: string };

/** The person first, then their links: whoever sets a password takes turns in this order. */
async function setPassword(scope: Scope, setting: Setting): Promise<void> {
  const { tx, tenantId, now } = scope;
  const { linkId: id, userId, email, fullName, purpose, passwordHash } = setting;
  const set = await tx.user.updateMany({ where: { tenantId, id: userId, status: 'ACTIVE' }, data: { passwordHash, updatedAt: now } });
  const claimed = await tx.oneTimeLink.updateMany({
    where: { tenantId, id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (set.count === 0 || claimed.count === 0) throw spent();
  await endLinks(scope, userId);
  await endSessions(scope, { userId });
  await forgetAllFailures(scope, email);
  const actor = { userId, name: fullName };
  record(scope, { action: 'user.password_change', resourceType: 'user', resourceId: userId, after: { by: purpose, linkId: id }, actor });
}
