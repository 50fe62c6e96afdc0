import { randomUUID } from 'node:crypto';

import type { Services } from './http/context.ts';
import { forgetOldAnswers } from './http/idempotency.ts';
import type { Scope } from './database/scope.ts';
import { signCheckpoint } from './modules/audit/index.ts';
import { forgetDeadSessions, linkIn } from './modules/auth/index.ts';
import { remindOfDocuments } from './modules/eligibility/index.ts';
import { closeExpiredAttempts, remindOfAssignments } from './modules/learning/index.ts';
import { startDelivery } from './modules/notifications/index.ts';
import { escalateBookings, releaseHolds, tellOutageChanges } from './modules/scheduling/index.ts';
import { listSchools } from './modules/tenants/index.ts';
import { type Job, startJob } from './platform/jobs.ts';
import { readSigningKey } from './platform/signing-key.ts';

/** Starts what happens by itself. Safe in every replica: each job claims its rows, school by school. */
export function startJobs(services: Services): Job[] {
  const { config, logger } = services;
  return [
    startJob({ name: 'escalation', everySeconds: config.escalationIntervalSeconds, logger }, () => escalateEverywhere(services)),
    startJob({ name: 'forget-old-answers', everySeconds: 3_600, logger }, () =>
      inEverySchool(services, 'forget-old-answers', forgetOldAnswers),
    ),
    startJob({ name: 'forget-dead-sessions', everySeconds: 3_600, logger }, () =>
      inEverySchool(services, 'forget-dead-sessions', forgetDeadSessions),
    ),
    startJob({ name: 'close-expired-attempts', everySeconds: 60, logger }, () =>
      inEverySchool(services, 'close-expired-attempts', closeExpiredAttempts),
    ),
    startJob({ name: 'assignment-reminders', everySeconds: 60, logger }, () =>
      inEverySchool(services, 'assignment-reminders', remindOfAssignments),
    ),
    startJob({ name: 'release-holds', everySeconds: 30, logger }, () => inEverySchool(services, 'release-holds', releaseHolds)),
    startJob({ name: 'outage-messages', everySeconds: 60, logger }, () =>
      inEverySchool(services, 'outage-messages', (scope) => tellOutageChanges(scope, { waitedMinutes: 2 })),
    ),
    startJob({ name: 'document-reminders', everySeconds: 900, logger }, () =>
      inEverySchool(services, 'document-reminders', remindOfDocuments),
    ),
    startJob({ name: 'audit-checkpoints', everySeconds: 3_600, logger }, () => signCheckpoints(services)),
    startDelivery(services, { linkIn: linkIn(services.config) }),
  ];
}

/** One sweep over all schools: whatever waits too long escalates, until none is left. */
export async function escalateEverywhere(services: Services): Promise<void> {
  await inEverySchool(services, 'escalation', async (scope) => {
    const escalated = await escalateBookings(scope, { defaultHours: services.config.escalationHours });
    if (escalated > 0) services.logger.info({ tenantId: scope.tenantId, escalated }, 'bookings escalated');
  });
}

/** One sweep over all schools: whoever has no checkpoint of today gets one. The log keeps it too, where no database reaches. */
export async function signCheckpoints(services: Services): Promise<void> {
  const key = readSigningKey(services.config.auditSigningKey);
  await inEverySchool(services, 'audit-checkpoints', async (scope) => {
    const checkpoint = await signCheckpoint(scope, key);
    if (checkpoint) services.logger.info({ checkpoint }, 'audit checkpoint signed');
  });
}

/** A school whose turn fails does not keep the others waiting. */
async function inEverySchool(services: Services, job: string, work: (scope: Scope<null>) => Promise<unknown>): Promise<void> {
  for (const { id: tenantId } of await listSchools(services.database)) {
    const setup = { tenantId, actor: null, correlationId: `${job}-${randomUUID()}`, ip: null, now: services.clock.now() };
    try {
      await services.inScope(setup, work);
    } catch (error) {
      services.logger.error({ err: error, job, tenantId }, 'job failed for a school');
    }
  }
}
