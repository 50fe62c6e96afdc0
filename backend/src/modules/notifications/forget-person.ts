import { identity } from '#contract';
import { announce, type Scope } from '#src/database/scope.ts';

type Person = {
  userId: string;
  /** What may stand of them in messages to others: names and addresses, former ones too. */
  texts: readonly string[];
};

/** Takes a person out of messages: their own inbox and mails go; what others were told of their lessons stays without the name. */
export async function forgetInMessages(scope: Scope, { userId, texts }: Person): Promise<void> {
  const { tx, tenantId } = scope;
  await tx.notification.deleteMany({ where: { tenantId, userId } });
  await tx.outboxMessage.updateMany({ where: { tenantId, recipientId: userId }, data: { payload: {}, lastError: null } });
  await tx.outboxMessage.updateMany({
    where: { tenantId, recipientId: userId, status: 'PENDING' },
    data: { status: 'DEAD', lastError: 'The person was erased', claimId: null, lockedUntil: null },
  });
  const pattern = anyOf(texts);
  const touched = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE notification n
    SET title = regexp_replace(title, ${pattern}, ${identity.ERASED_PERSON}, 'g'),
        body = regexp_replace(body, ${pattern}, ${identity.ERASED_PERSON}, 'g')
    WHERE n.tenant_id = ${tenantId}::uuid AND (n.title ~ ${pattern} OR n.body ~ ${pattern})
      AND (n.link LIKE ${`%${userId}%`} OR n.link IN (
        SELECT '/bookings/' || b.id FROM booking b
        WHERE b.tenant_id = ${tenantId}::uuid AND ${userId}::uuid IN (b.student_id, b.instructor_id, b.preferred_instructor_id)))
    RETURNING n.user_id AS "userId"`;
  announce(scope, ...touched.map(({ userId: reader }) => `notifications:${reader}` as const));
}

/** A pattern for any of some texts, standing as words of their own; the longest first, since one may begin another. */
function anyOf(texts: readonly string[]): string {
  const literal = [...new Set(texts)]
    .filter((text) => text !== '')
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replaceAll(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`));
  return `(?<![[:alnum:]])(${literal.join('|')})(?![[:alnum:]])`;
}
