import { v7 as uuidv7 } from 'uuid';

import { announce, type Scope } from '#src/database/scope.ts';

/** What is to be told, and to whom. `topic` is for example `booking.approved`; `payload` holds no secret. */
export type Message = { topic: string; recipientIds: readonly string[]; payload: object };

/** Queues a message for each recipient. It leaves only if the scope commits, within moments, and at least once. */
export async function enqueue(scope: Scope, { topic, recipientIds, payload }: Message): Promise<void> {
  if (recipientIds.length === 0) return;
  const { tx, tenantId, now, correlationId } = scope;
  const common = { tenantId, topic, payload, correlationId, nextAttemptAt: now, createdAt: now };
  await tx.outboxMessage.createMany({ data: recipientIds.map((recipientId) => ({ ...common, id: uuidv7(), recipientId })) });
  announce(scope, 'outbox');
}

/** Queues to each recipient what is told to them alone. */
export async function enqueueEach(scope: Scope, topic: string, told: readonly { recipientId: string; payload: object }[]): Promise<void> {
  if (told.length === 0) return;
  const { tx, tenantId, now, correlationId } = scope;
  const common = { tenantId, topic, correlationId, nextAttemptAt: now, createdAt: now };
  await tx.outboxMessage.createMany({ data: told.map((each) => ({ ...common, ...each, id: uuidv7() })) });
  announce(scope, 'outbox');
}
