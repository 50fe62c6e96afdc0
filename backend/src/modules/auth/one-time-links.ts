import { v7 as uuidv7 } from 'uuid';

import { identity } from '#contract';
import type { LinkPurpose } from '#src/database/generated/enums.ts';
import type { Scope } from '#src/database/scope.ts';
import { enqueue } from '#src/modules/notifications/index.ts';

export type Link = { id: string; expiresAt: Date };

const HOUR_MS = 3_600_000;

/** What makes a link of each purpose: how long it is good, and the message that brings it. */
const KINDS = {
  INVITATION: { lifetime: identity.INVITATION_HOURS * HOUR_MS, topic: 'user.invited' },
  PASSWORD_RESET: { lifetime: identity.PASSWORD_RESET_HOURS * HOUR_MS, topic: 'user.password_reset' },
} as const satisfies Record<LinkPurpose, { lifetime: number; topic: string }>;

/** Makes a one-time link for a person and queues the message that brings it. The message names the link, never its secret. */
export async function sendLink(scope: Scope, { userId, purpose }: { userId: string; purpose: LinkPurpose }): Promise<Link> {
  const { tx, tenantId, now } = scope;
  const { lifetime, topic } = KINDS[purpose];
  const expiresAt = new Date(now.getTime() + lifetime);
  const { id } = await tx.oneTimeLink.create({
    data: { tenantId, id: uuidv7(), userId, purpose, expiresAt, createdAt: now },
    select: { id: true },
  });
  await enqueue(scope, { topic, recipientIds: [userId], payload: { linkId: id, expiresAt } });
  return { id, expiresAt };
}

/** Ends the links of a person that are still open. */
export async function endLinks({ tx, tenantId, now }: Scope, userId: string): Promise<void> {
  await tx.oneTimeLink.updateMany({ where: { tenantId, userId, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } });
}
