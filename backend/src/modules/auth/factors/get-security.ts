import type { factors, Result } from '#contract';
import type { ActorScope } from '#src/http/context.ts';
import { recentUntil } from '#src/http/recent-sign-in.ts';

import { factorState } from './demanded-factor.ts';
import { PASSKEY_SELECT } from './passkey-rows.ts';

/** How the actor signs in: their second factors, and whether their school demands one. */
export async function getSecurity(scope: ActorScope): Promise<Result<typeof factors.getSecurity>> {
  const { tx, tenantId, actor } = scope;
  const { userId, role } = actor;
  const totp = await tx.totpFactor.findUnique({ where: { tenantId_userId: { tenantId, userId } }, select: { confirmedAt: true } });
  const passkeys = await tx.passkey.findMany({ where: { tenantId, userId }, orderBy: { id: 'asc' }, select: PASSKEY_SELECT });
  const { demanded } = await factorState(scope, { id: userId, role });
  return {
    totpSince: totp?.confirmedAt ?? null,
    recoveryCodesLeft: await tx.recoveryCode.count({ where: { tenantId, userId, usedAt: null } }),
    passkeys,
    demanded,
    recentUntil: recentUntil(actor),
  };
}
