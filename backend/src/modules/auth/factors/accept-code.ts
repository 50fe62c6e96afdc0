import type { Scope } from '#src/database/scope.ts';

import { hashOfCode, plainCode } from './recovery-codes.ts';
import { unlocked } from './secret-box.ts';
import { stepOfCode } from './totp.ts';

type Given = { userId: string; code: string; secrets: readonly string[] };

/** What encrypts a person's secret knows whose it is. */
export const boxOwner = (tenantId: string, userId: string): string => `${tenantId}:${userId}`;

/** Takes a code of the authenticator app, or a recovery code; each counts once. False where it is wrong, or was used. */
export const acceptCode = (scope: Scope, given: Given): Promise<boolean> =>
  /^\d{6}$/.test(plainCode(given.code)) ? acceptTotp(scope, given, { confirmed: true }) : acceptRecoveryCode(scope, given);

/** Takes a code of the authenticator app, which is confirmed already or about to be. */
export async function acceptTotp(scope: Scope, { userId, code, secrets }: Given, { confirmed }: { confirmed: boolean }): Promise<boolean> {
  const { tx, tenantId, now } = scope;
  const factor = await tx.totpFactor.findUnique({
    where: { tenantId_userId: { tenantId, userId }, confirmedAt: confirmed ? { not: null } : null },
    select: { secret: true },
  });
  const secret = factor && unlocked(factor.secret, { secrets, owner: boxOwner(tenantId, userId) });
  const step = secret ? stepOfCode(secret, plainCode(code), now) : undefined;
  if (step === undefined) return false;
  // Claimed by its step: of two who send one code, over a shoulder or at once, the first wins.
  const claimed = await tx.totpFactor.updateMany({ where: { tenantId, userId, lastStep: { lt: step } }, data: { lastStep: step } });
  return claimed.count === 1;
}

async function acceptRecoveryCode({ tx, tenantId, now }: Scope, { userId, code }: Given): Promise<boolean> {
  const hash = hashOfCode(code, { tenantId, userId });
  const claimed = await tx.recoveryCode.updateMany({ where: { tenantId, userId, hash, usedAt: null }, data: { usedAt: now } });
  return claimed.count === 1;
}
