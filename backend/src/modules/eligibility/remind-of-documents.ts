import { eligibility } from '#contract';
import { Prisma } from '#src/database/generated/client.ts';
import type { Scope } from '#src/database/scope.ts';
import { enqueue } from '#src/modules/notifications/index.ts';
import { getSchool } from '#src/modules/tenants/index.ts';
import { listActiveAdminIds } from '#src/modules/users/index.ts';

import { dateText } from './document-rows.ts';
import { dateAt, daysAfter } from './school-days.ts';

const AT_ONCE = 100;

type Claimed = { userId: string; kind: string; title: string; aircraftType: string | null; validUntil: Date };
type Stretch = { from: string; to: string };

/**
 * Reminds a school's people a month before a document lapses, and them and its admins a week before, by the school's
 * calendar. Each row is marked in the transaction that queues its messages, and rows another replica holds are left to
 * it, so once is once.
 */
export async function remindOfDocuments(scope: Scope): Promise<void> {
  const { timeZone } = await getSchool(scope);
  const today = dateAt(scope.now, timeZone);
  const { early, late } = eligibility.REMINDER_DAYS;
  const soon = await claim(scope, 'month_told_at', { from: daysAfter(today, late + 1), to: daysAfter(today, early) });
  await tell(scope, 'document.lapses_soon', { claimed: soon, adminIds: [] });
  const next = await claim(scope, 'week_told_at', { from: today, to: daysAfter(today, late) });
  await tell(scope, 'document.lapses', { claimed: next, adminIds: next.length > 0 ? await listActiveAdminIds(scope) : [] });
}

/** Marks what lapses in a stretch of days and has no successor: a paper that was renewed is no cause for worry. */
const claim = ({ tx, tenantId, now }: Scope, mark: 'month_told_at' | 'week_told_at', { from, to }: Stretch) =>
  tx.$queryRaw<Claimed[]>`
    WITH claimed AS (
      SELECT d.id FROM person_document d
      JOIN app_user u ON u.tenant_id = d.tenant_id AND u.id = d.user_id
      WHERE d.tenant_id = ${tenantId}::uuid AND d.${Prisma.raw(mark)} IS NULL AND d.valid_until BETWEEN ${from}::date AND ${to}::date
        AND d.archived_at IS NULL AND u.status = 'ACTIVE'
        AND NOT EXISTS (
          SELECT FROM person_document n
          WHERE n.tenant_id = d.tenant_id AND n.user_id = d.user_id AND n.kind = d.kind AND n.archived_at IS NULL
            AND n.aircraft_type IS NOT DISTINCT FROM d.aircraft_type AND (d.kind NOT IN ('INSURANCE', 'OTHER') OR n.title = d.title)
            AND n.id <> d.id AND (n.valid_until IS NULL OR n.valid_until > d.valid_until))
      ORDER BY d.valid_until, d.id LIMIT ${AT_ONCE}
      FOR UPDATE OF d SKIP LOCKED
    )
    UPDATE person_document d SET ${Prisma.raw(mark)} = ${now}
    FROM claimed WHERE d.tenant_id = ${tenantId}::uuid AND d.id = claimed.id
    RETURNING d.user_id AS "userId", d.kind::text, d.title, d.aircraft_type AS "aircraftType", d.valid_until AS "validUntil"`;

type Telling = { claimed: readonly Claimed[]; adminIds: readonly string[] };

async function tell(scope: Scope, topic: string, { claimed, adminIds }: Telling): Promise<void> {
  for (const { validUntil, ...document } of claimed) {
    const recipientIds = [...new Set([document.userId, ...adminIds])];
    await enqueue(scope, { topic, recipientIds, payload: { ...document, validUntil: dateText(validUntil) } });
  }
}
