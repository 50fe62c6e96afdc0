import type { Scope } from '#src/database/scope.ts';
import { enqueueEach } from '#src/modules/notifications/index.ts';

const MINUTE = 60_000;
const AT_ONCE = 500;

type Which = {
  /** Those of one outage, now. */
  outageId?: string;
  /** Else those of all that nobody told for so long: whoever was about to did not come to it. */
  waitedMinutes?: number;
};

type Told = { recipientId: string; payload: { outageId: string; reason: string; lessons: object[] } };

/** Tells each person once of all that was changed, or put back, for an outage. Safe beside other replicas: each claims its rows. */
export async function tellOutageChanges(scope: Scope, { outageId, waitedMinutes = 0 }: Which): Promise<void> {
  const { tx, tenantId, now } = scope;
  const until = new Date(now.getTime() - waitedMinutes * MINUTE);
  const claimed = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM outage_change
    WHERE tenant_id = ${tenantId}::uuid AND told_at IS NULL AND acted_at <= ${until}
      AND (${outageId ?? null}::uuid IS NULL OR outage_id = ${outageId ?? null}::uuid)
    ORDER BY id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`;
  if (claimed.length === 0) return;
  const ids = claimed.map(({ id }) => id);
  const changes = await tx.outageChange.findMany({
    where: { tenantId, id: { in: ids } },
    orderBy: [{ wasStartsAt: 'asc' }, { id: 'asc' }],
    select: {
      act: true,
      restoredAt: true,
      wasStartsAt: true,
      wasEndsAt: true,
      wasInstructorId: true,
      outage: { select: { id: true, reason: true } },
      booking: {
        select: { id: true, title: true, startsAt: true, endsAt: true, studentId: true, instructorId: true, resourceId: true },
      },
    },
  });
  const told = new Map<string, Told>();
  for (const { act, restoredAt, wasStartsAt, wasEndsAt, wasInstructorId, outage, booking } of changes) {
    const { id: bookingId, ...lesson } = booking;
    const was = { startsAt: wasStartsAt, endsAt: wasEndsAt };
    const line = { bookingId, ...lesson, act: restoredAt === null ? act : 'RESTORED', was };
    for (const recipientId of new Set([lesson.studentId, wasInstructorId, lesson.instructorId])) {
      if (recipientId === null) continue;
      const key = `${outage.id}:${recipientId}`;
      const message = told.get(key) ?? { recipientId, payload: { outageId: outage.id, reason: outage.reason, lessons: [] } };
      message.payload.lessons.push(line);
      told.set(key, message);
    }
  }
  await enqueueEach(scope, 'outage.changes', [...told.values()]);
  await tx.outageChange.updateMany({ where: { tenantId, id: { in: ids } }, data: { toldAt: now } });
}
