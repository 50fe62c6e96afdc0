import { createTransport } from 'nodemailer';

/** One mail to one person. `id` makes the Message-ID, so that a mail sent again is known to be the same. */
export type Mail = { id: string; senderName: string; to: { name: string; address: string }; subject: string; text: string; html: string };

export type Mailer = {
  /** Hands a mail to the mail server. Throws a MailError; when `signal` is aborted too, and then the server may still have it. */
  send(mail: Mail, signal: AbortSignal): Promise<void>;
};

/** Why a mail was not taken, without what the server said: that may hold names and addresses. */
export class MailError extends Error {
  /** Trying again would change nothing: the server does not know the address, or does not want such a mail. */
  readonly isFinal: boolean;

  constructor(reason: string, isFinal: boolean, cause: unknown) {
    super(reason, { cause });
    this.isFinal = isFinal;
  }
}

/** How long the mail server may stay silent, in milliseconds, and how long one mail may take in all. */
export type Patience = { silence: number; whole: number };

const PATIENCE: Patience = { silence: 10_000, whole: 30_000 };

/** Sends mails through an SMTP server, each on a connection of its own. `from` is an address, or `Name <address>`. */
export function createMailer({ smtpUrl, from, patience = PATIENCE }: { smtpUrl: string; from: string; patience?: Patience }): Mailer {
  const { silence, whole } = patience;
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    dnsTimeout: silence,
    // Our own texts need neither, and a text that names a file must not become its content.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
  const domain = address.split('@')[1] ?? 'localhost';
  return {
    async send({ id, senderName, to, subject, text, html }, signal) {
      const message = { from: { name: senderName, address }, to, subject, text, html, messageId: `<${id}@${domain}>`, headers: AUTOMATIC };
      try {
        await transport.sendMail({ ...message, signal: AbortSignal.any([signal, AbortSignal.timeout(whole)]) });
      } catch (error) {
        throw toMailError(error);
      }
    },
  };
}

/** Asks vacation responders to keep silent. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** Failures about this one mail; all others (no connection, no sign-in, no answer) are about the server and pass. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

function toMailError(error: unknown): MailError {
  if (!(error instanceof Error)) return new MailError('Unknown failure', false, error);
  const { code, responseCode, command } = error as Error & { code?: unknown; responseCode?: unknown; command?: unknown };
  const name = typeof code === 'string' ? code : error.name;
  const answer = typeof responseCode === 'number' ? ` ${responseCode}` : '';
  const at = typeof command === 'string' && /^[A-Z ]{1,20}$/.test(command) ? ` at ${command}` : '';
  const isFinal = ABOUT_THE_MAIL.has(name) && typeof responseCode === 'number' && responseCode >= 500;
  return new MailError(`${name}${answer}${at}`, isFinal, error);
}
