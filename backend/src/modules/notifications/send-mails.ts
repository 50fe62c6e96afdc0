import { v7 as uuidv7 } from 'uuid';

import type { Scope } from '#src/database/scope.ts';
import type { Services } from '#src/http/context.ts';
import { type Mail, type Mailer, MailError } from '#src/platform/mail.ts';
import { getSchool } from '#src/modules/tenants/index.ts';

import { type Claim, claimMails, release, renewClaim, settleFailed, settleSent } from './mail-claims.ts';
import { letterOf } from './mail-letter.ts';

/** Sent side by side, each on a connection of its own: few enough for any mail server. */
const AT_ONCE = 5;

/** The address that a message is about, where only its mail may hold it: made as the mail leaves, kept nowhere. */
export type LinkIn = (message: { tenantId: string; topic: string; payload: unknown }) => string | undefined;

export type MailDelivery = {
  /** Sends a few of a school's mails that are due; false where none is. */
  sendSome(tenantId: string): Promise<boolean>;
};

type Parts = { services: Services; mailer: Mailer; stopping: AbortSignal; linkIn?: LinkIn };
type InScope = <T>(work: (scope: Scope<null>) => Promise<T>) => Promise<T>;

/** Sends the mails of the outbox: at least once, whatever dies in between, and once where nothing does. */
export function createMailDelivery({ services, mailer, stopping, linkIn }: Parts): MailDelivery {
  const { inScope, clock, logger } = services;
  /** Handed to the mail server by this process, and the database does not know yet: not sent again, whatever leases say. */
  const handedOver = new Map<string, 'sending' | 'sent'>();

  const send = async (mail: Mail): Promise<MailError | undefined> => {
    if (handedOver.get(mail.id) === 'sent') return undefined;
    handedOver.set(mail.id, 'sending');
    const failure = await failureOf(mailer.send(mail, stopping));
    if (failure) handedOver.delete(mail.id);
    else handedOver.set(mail.id, 'sent');
    return failure;
  };
  const attempt = async (within: InScope, tenantId: string, claim: Claim) => {
    const { messageId, attempts } = claim;
    const mine = await within(
      async (scope) =>
        (await renewClaim(scope, claim)) && {
          mail: await writeMail(scope, messageId, { services, linkIn }),
        },
    );
    if (!mine || handedOver.get(messageId) === 'sending') return;
    const failure = mine.mail ? await send(mine.mail) : NOBODY;
    if (!failure) {
      await within((scope) => settleSent(scope, claim));
      handedOver.delete(messageId);
    } else if (stopping.aborted) {
      await within((scope) => release(scope, claim));
    } else {
      const isDead = await within((scope) => settleFailed(scope, claim, failure));
      logger[isDead ? 'error' : 'warn']({ tenantId, messageId, attempts, reason: failure.message }, 'mail not sent');
    }
  };

  return {
    async sendSome(tenantId) {
      if (stopping.aborted) return false;
      const claimId = uuidv7();
      const setup = () => ({ tenantId, actor: null, correlationId: `mail-${claimId}`, ip: null, now: clock.now() });
      const within: InScope = (work) => inScope(setup(), work);
      const claims = await within((scope) => claimMails(scope, { claimId, limit: AT_ONCE }));
      const report = (error: unknown) => logger.error({ err: error, tenantId }, 'mail attempt failed');
      await Promise.all(claims.map((claim) => attempt(within, tenantId, claim).catch(report)));
      return claims.length > 0;
    },
  };
}

/** Its reader was suspended after it came into their inbox. */
const NOBODY = new MailError('Nobody to mail', true, undefined);

async function failureOf(sending: Promise<void>): Promise<MailError | undefined> {
  try {
    await sending;
    return undefined;
  } catch (error) {
    return error instanceof MailError ? error : new MailError('Unknown failure', false, error);
  }
}

type Writing = { services: Services; linkIn: LinkIn | undefined };

/** The message as it lies in the inbox, as a mail to its reader; undefined where they have no active account. */
async function writeMail(scope: Scope<null>, messageId: string, { services: { config }, linkIn }: Writing): Promise<Mail | undefined> {
  const { tx, tenantId } = scope;
  const told = await tx.notification.findUnique({
    where: { tenantId_sourceMessageId: { tenantId, sourceMessageId: messageId } },
    select: { title: true, body: true, link: true, user: { select: { fullName: true, email: true, status: true } } },
  });
  if (told?.user.status !== 'ACTIVE') return undefined;
  const { name: schoolName } = await getSchool(scope);
  const { title, body, link, user } = told;
  const page = config.publicUrl === undefined || link === null ? undefined : new URL(link, config.publicUrl).href;
  const url = linkIn?.({ tenantId, ...(await messageOf(scope, messageId)) }) ?? page;
  const letter = letterOf({ schoolName, recipientName: user.fullName, title, body, url });
  return { id: messageId, senderName: schoolName, to: { name: user.fullName, address: user.email }, ...letter };
}

const messageOf = ({ tx, tenantId }: Scope, id: string) =>
  tx.outboxMessage.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } }, select: { topic: true, payload: true } });
