import type { Services } from '#src/http/context.ts';
import { listSchools } from '#src/modules/tenants/index.ts';
import { type Job, startJob } from '#src/platform/jobs.ts';
import { createKicked } from '#src/platform/kicks.ts';
import { createMailer, type Mailer } from '#src/platform/mail.ts';

import { depositMessages } from './deposit-messages.ts';
import { createMailDelivery, type LinkIn, type MailDelivery } from './send-mails.ts';

/** How often every school is looked at, for what a killed process left behind and for mails to be tried again. */
const SWEEP_EVERY_SECONDS = 30;

/** How messages leave; without a mailer, by the mail server that is set. */
export type Post = { mailer?: Mailer | undefined; linkIn?: LinkIn };

/**
 * Starts to deliver what schools enqueue: a commit here sets it off at once, and a sweep finds the rest. Inboxes do not
 * wait for the mail server. Safe in every replica.
 */
export function startDelivery(services: Services, { mailer = mailerOf(services), linkIn }: Post = {}): Job {
  const { logger, changes, database } = services;
  const stopping = new AbortController();
  const mails: MailDelivery | undefined =
    mailer && createMailDelivery({ services, mailer, stopping: stopping.signal, ...(linkIn && { linkIn }) });
  const posting = createKicked({ name: 'mail', logger }, async (tenantId) => {
    // A few at a time, so that one school's many do not keep the others waiting.
    if (await mails?.sendSome(tenantId)) posting.kick(tenantId);
  });
  const filing = createKicked({ name: 'inbox', logger }, async (tenantId) => {
    await fileMessages(services, { tenantId, mailed: mails !== undefined, stopping: stopping.signal, linkIn });
    if (mails) posting.kick(tenantId);
  });
  const unsubscribe = changes.subscribe({ changed: (tenantId, topics) => void (topics.has('outbox') && filing.kick(tenantId)) });
  const sweep = startJob({ name: 'delivery', everySeconds: SWEEP_EVERY_SECONDS, logger }, async () => {
    for (const { id } of await listSchools(database)) filing.kick(id);
  });
  return {
    stop: async () => {
      unsubscribe();
      stopping.abort();
      await sweep.stop();
      await filing.stop();
      await posting.stop();
    },
  };
}

const mailerOf = ({ config: { mail } }: Services): Mailer | undefined => mail && createMailer(mail);

type Filing = { tenantId: string; mailed: boolean; stopping: AbortSignal; linkIn: LinkIn | undefined };

/** Fills a school's inboxes batch by batch. Without a mail server the log says what would have been sent; in production never its secret link. */
async function fileMessages({ config, inScope, clock, logger }: Services, { tenantId, mailed, stopping, linkIn }: Filing): Promise<void> {
  for (let more = true; more && !stopping.aborted;) {
    const setup = { tenantId, actor: null, correlationId: 'delivery', ip: null, now: clock.now() };
    const deposit = await inScope(setup, (scope) => depositMessages(scope, { mailed }));
    for (const { topic, payload, ...stub } of deposit.stubs) {
      const link = config.production ? undefined : linkIn?.({ tenantId, topic, payload });
      logger.info({ tenantId, ...stub, ...(link && { link }) }, 'mail stub: no mail server is set');
    }
    more = deposit.more;
  }
}
