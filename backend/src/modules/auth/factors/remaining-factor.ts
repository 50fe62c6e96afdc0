import { problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';

import { factorState } from './demanded-factor.ts';

/** Throws UNPROCESSABLE where the school demands a second factor and nothing would be left without this one. */
export async function assertNotDemanded(scope: ActorScope, { without }: { without: 'TOTP' | 'PASSKEY' }): Promise<void> {
  const { tx, tenantId, actor } = scope;
  // Locked, so that of two who each remove one of two factors, the second sees that it is the last.
  await tx.$queryRaw`SELECT id FROM app_user WHERE tenant_id = ${tenantId}::uuid AND id = ${actor.userId}::uuid FOR NO KEY UPDATE`;
  const { demanded, hasTotp, hasPasskey } = await factorState(scope, { id: actor.userId, role: actor.role });
  if (!demanded) return;
  const passkeys = hasPasskey ? await tx.passkey.count({ where: { tenantId, userId: actor.userId } }) : 0;
  const left = without === 'TOTP' ? passkeys : (hasTotp ? 1 : 0) + passkeys - 1;
  if (left <= 0) throw problem('UNPROCESSABLE', 'Your school asks for a second factor. Set up another one before you remove this.');
}
