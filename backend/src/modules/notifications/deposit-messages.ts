import { v7 as uuidv7 } from 'uuid';

import { announce, type Scope } from '#src/database/scope.ts';
import { getSchool } from '#src/modules/tenants/index.ts';

import type { MessageText } from './message-texts.ts';
import { namesIn, type Queued, textOf } from './read-messages.ts';

const AT_ONCE = 50;

type Stub = { messageId: string; recipientId: string; subject: string; topic: string; payload: unknown };

/** What a batch came to. `stubs` are the mails that nobody sends, for the log; `more` says that another batch waits. */
export type Deposit = { stubs: Stub[]; toMail: number; more: boolean };

type Row = Omit<Queued, 'recipientId'> & { recipientId: string | null; createdAt: Date };
type Fate = { row: Row; text: MessageText; mail: boolean } | { row: Row; failure: string };

/**
 * Puts a school's due messages into their recipients' inboxes, all in the scope's transaction, so exactly once. What is
 * to be mailed too stays pending for the mail's own delivery; the rest is done. Rows another worker holds are left to it.
 */
export async function depositMessages(scope: Scope<null>, { mailed }: { mailed: boolean }): Promise<Deposit> {
  const rows = await claim(scope);
  if (rows.length === 0) return { stubs: [], toMail: 0, more: false };
  const fates = await decide(scope, rows, mailed);
  const readable = fates.flatMap((fate) => ('text' in fate ? [fate] : []));
  await fillInboxes(scope, readable);
  await settle(scope, fates);
  return {
    stubs: mailed
      ? []
      : readable.map(({ row, text }) => ({
          messageId: row.id,
          recipientId: row.recipientId ?? '',
          subject: text.title,
          topic: row.topic,
          payload: row.payload,
        })),
    toMail: readable.filter(({ mail }) => mail).length,
    more: rows.length === AT_ONCE,
  };
}

const claim = ({ tx, tenantId, now }: Scope) =>
  tx.$queryRaw<Row[]>`
    SELECT id, topic, recipient_id AS "recipientId", payload, created_at AS "createdAt" FROM outbox_message
    WHERE tenant_id = ${tenantId}::uuid AND status = 'PENDING' AND deposited_at IS NULL AND next_attempt_at <= ${now}
    ORDER BY created_at, id LIMIT ${AT_ONCE}
    FOR UPDATE SKIP LOCKED`;

/** A message that no one can be told is set aside at once: trying again would change nothing, and must not hold up the others. */
async function decide(scope: Scope, rows: readonly Row[], mailed: boolean): Promise<Fate[]> {
  const { tx, tenantId } = scope;
  const school = await getSchool(scope);
  const recipients = await tx.user.findMany({
    where: { tenantId, id: { in: rows.flatMap(({ recipientId }) => recipientId ?? []) } },
    select: { id: true, status: true },
  });
  const statuses = new Map(recipients.map(({ id, status }) => [id, status]));
  const addressed = rows.flatMap((row) => (row.recipientId === null ? [] : [{ ...row, recipientId: row.recipientId }]));
  const names = await namesIn(scope, addressed);
  return rows.map((row) => {
    const { recipientId } = row;
    const status = recipientId === null ? undefined : statuses.get(recipientId);
    if (recipientId === null || status === undefined) return { row, failure: 'Nobody to tell' };
    const text = textOf({ ...row, recipientId }, names, school);
    if (!text) return { row, failure: 'No words for this message' };
    return { row, text, mail: mailed && status === 'ACTIVE' };
  });
}

async function fillInboxes(scope: Scope, told: { row: Row; text: MessageText }[]): Promise<void> {
  const { tx, tenantId } = scope;
  const data = told.flatMap(({ row: { id, topic, recipientId, createdAt }, text }) =>
    recipientId === null ? [] : [{ tenantId, id: uuidv7(), userId: recipientId, topic, ...text, createdAt, sourceMessageId: id }],
  );
  await tx.notification.createMany({ data, skipDuplicates: true });
  announce(scope, ...data.map(({ userId }) => `notifications:${userId}` as const));
}

async function settle({ tx, tenantId, now }: Scope, fates: readonly Fate[]): Promise<void> {
  const idsOf = (belongs: (fate: Fate) => boolean) => ({ tenantId, id: { in: fates.filter(belongs).map(({ row }) => row.id) } });
  await tx.outboxMessage.updateMany({ where: idsOf((fate) => 'text' in fate && fate.mail), data: { depositedAt: now } });
  await tx.outboxMessage.updateMany({
    where: idsOf((fate) => 'text' in fate && !fate.mail),
    data: { depositedAt: now, status: 'SENT', sentAt: now },
  });
  for (const failure of new Set(fates.flatMap((fate) => ('failure' in fate ? [fate.failure] : [])))) {
    await tx.outboxMessage.updateMany({
      where: idsOf((fate) => 'failure' in fate && fate.failure === failure),
      data: { status: 'DEAD', lastError: failure },
    });
  }
}
