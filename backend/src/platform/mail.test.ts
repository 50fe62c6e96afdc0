import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type MailServer, startMailServer } from '#test/mail-server.ts';

import { createMailer, type Mail, type Mailer } from './mail.ts';

let server: MailServer;
let mailer: Mailer;

beforeAll(async () => {
  server = await startMailServer();
  mailer = createMailer({ smtpUrl: server.url, from: 'Flightline <no-reply@flightline.test>', patience: { silence: 300, whole: 800 } });
});
beforeEach(() => {
  server.mood = 'takes';
  server.arrived.length = 0;
});
afterAll(() => server.stop());

const mail: Mail = {
  id: '019ab000-0000-7000-8000-000000000001',
  senderName: 'Zoë’s "Flight" <School>',
  to: { name: 'Sam, Sky', address: 'sam@example.test' },
  subject: 'Lesson approved',
  text: 'Your lesson is approved.',
  html: '<p>Your lesson is approved.</p>',
};
const send = (given: Partial<Mail> = {}, signal = new AbortController().signal) => mailer.send({ ...mail, ...given }, signal);

describe('a mail', () => {
  it('arrives as text and HTML, under a Message-ID made from its id', async () => {
    await send();
    await send();
    expect(server.arrived.map(({ to, messageId }) => [to, messageId])).toEqual(
      Array.from({ length: 2 }, () => [['sam@example.test'], `<${mail.id}@flightline.test>`]),
    );
    expect(server.arrived[0]?.raw).toMatch(/multipart\/alternative[^]+text\/plain[^]+text\/html/);
    expect(server.arrived[0]?.raw).toContain('Auto-Submitted: auto-generated');
  });

  it('has one reader and the headers we gave it, whatever a name or title holds', async () => {
    await send({ to: { name: 'Sam\r\nBcc: eve@example.test', address: 'sam@example.test' }, subject: 'Hello\r\nBcc: eve@example.test' });
    expect(server.arrived[0]?.to).toEqual(['sam@example.test']);
    expect(server.arrived[0]?.raw).not.toMatch(/^Bcc:/im);
  });
});

describe('a mail server that', () => {
  it.each([
    ['does not know the reader', 'unknown reader', true, 'EENVELOPE 550 at RCPT TO'],
    ['is busy', 'busy', false, 'EENVELOPE 451 at RCPT TO'],
    ['falls silent', 'silent', false, /^ETIMEDOUT/],
    ['hangs up in the middle', 'hangs up', false, /^E/],
  ] as const)('%s is told without what it said, and whether trying again could help', async (_what, mood, isFinal, message) => {
    server.mood = mood;
    const failure = await send().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ isFinal, message: expect.stringMatching(message) });
    expect(String(failure)).not.toContain('secret');
  });

  it('is not there is waited for no longer than it takes', async () => {
    const nowhere = createMailer({ smtpUrl: 'smtp://user:secret@127.0.0.1:1', from: 'a@b.test' });
    await expect(nowhere.send(mail, new AbortController().signal)).rejects.toMatchObject({
      message: expect.stringMatching(/^E(?:SOCKET|CONNECTION|CONNREFUSED)/),
      isFinal: false,
    });
  });

  it('is slow does not hold up a process that stops', async () => {
    server.mood = 'silent';
    const stopping = new AbortController();
    const sending = send({}, stopping.signal);
    const began = performance.now();
    stopping.abort();
    await expect(sending).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
