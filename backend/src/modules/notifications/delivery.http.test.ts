import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createMailer } from '#src/platform/mail.ts';
import type { Job } from '#src/platform/jobs.ts';
import { type MailServer, startMailServer } from '#test/mail-server.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { startDelivery } from './delivery.ts';
import { depositMessages } from './deposit-messages.ts';
import { claimMails } from './mail-claims.ts';
import { MOST_ATTEMPTS } from './retries.ts';
import { createMailDelivery } from './send-mails.ts';

const FROM = 'Flightline <no-reply@flightline.test>';

let server: TestServer;
let mail: MailServer;

beforeAll(async () => {
  [server, mail] = await Promise.all([startTestServer({ env: { PUBLIC_URL: 'https://flightline.example' } }), startMailServer()]);
});
beforeEach(() => {
  mail.mood = 'takes';
  mail.arrived.length = 0;
});
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

const mailer = () => createMailer({ smtpUrl: mail.url, from: FROM, patience: { silence: 1_500, whole: 5_000 } });

function deliver(): Job {
  const job = startDelivery(server.services, { mailer: mailer() });
  stops.push(job.stop);
  return job;
}

/** One worker of a process of its own, run by hand. */
const worker = (stopping = new AbortController().signal) => createMailDelivery({ services: server.services, mailer: mailer(), stopping });

async function sendAll(tenantId: string, one = worker()): Promise<void> {
  while (await one.sendSome(tenantId));
}

/** A school whose one student is to be told of each approval, and no one of anything else: the admin came after the requests. */
async function approvals(count: number, { deposited }: { deposited: boolean }) {
  const school = await server.buildSchool({ name: 'Alpha Flight School' });
  const student = await school.student({ fullName: 'Sam Sky' });
  const requests = Array.from({ length: count }, (_, n) => {
    const startsAt = new Date(Date.UTC(2026, 6, 1) + n * 3_600_000);
    return student.post('/bookings').send({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) });
  });
  const answers = await Promise.all(requests);
  const admin = await school.admin();
  for (const { body } of answers) await admin.post(`/bookings/${body.id}/approve`).send({});
  if (deposited) await school.inScope((scope) => depositMessages(scope, { mailed: true }));
  return { school, admin, student };
}

const approved = (school: School) => school.outbox('booking.approved');
const arrivedTo = (address: string) => mail.arrived.filter(({ to }) => to.includes(address));

describe('a message', () => {
  it('is in the inbox and at the mail server moments after the commit', async () => {
    deliver();
    const { school, student } = await approvals(1, { deposited: false });
    await expect.poll(() => arrivedTo(student.email).length, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
    expect((await student.get('/notifications')).body.items).toMatchObject([{ title: 'Lesson approved' }]);
    await expect.poll(async () => (await approved(school)).map(({ status }) => status), { timeout: 10_000 }).toEqual(['SENT']);
    const [message] = await approved(school);
    const [letter] = arrivedTo(student.email);
    expect(letter?.messageId).toBe(`<${message?.id}@flightline.test>`);
    expect(letter?.raw).toContain('From: Alpha Flight School <no-reply@flightline.test>');
    expect(letter?.raw.replaceAll('=\r\n', '')).toContain('https://flightline.example/bookings/');
  });

  it('without a mail server is in the inbox and done', async () => {
    const job = startDelivery(server.services);
    stops.push(job.stop);
    const { school, student } = await approvals(1, { deposited: false });
    await expect.poll(async () => (await student.get('/notifications')).body.unreadCount, { timeout: 10_000 }).toBe(1);
    expect(await approved(school)).toMatchObject([{ status: 'SENT', attempts: 0 }]);
  });

  it('whose process died right after the commit is found by the next sweep', async () => {
    const { school, student } = await approvals(1, { deposited: false });
    deliver();
    await expect.poll(() => arrivedTo(student.email).length, { timeout: 10_000 }).toBe(1);
    await expect.poll(async () => (await approved(school))[0]?.status).toBe('SENT');
  });

  it('is not mailed to someone who is suspended by then', async () => {
    const { school, student, admin } = await approvals(1, { deposited: false });
    await admin.post(`/users/${student.id}/suspend`).send({});
    await school.inScope((scope) => depositMessages(scope, { mailed: true }));
    await sendAll(school.id);
    expect(await approved(school)).toMatchObject([{ status: 'SENT', attempts: 0 }]);
    expect(arrivedTo(student.email)).toEqual([]);
  });

  it('is not mailed to someone who was suspended after it came into their inbox', async () => {
    const { school, student, admin } = await approvals(1, { deposited: true });
    await admin.post(`/users/${student.id}/suspend`).send({});
    await sendAll(school.id);
    expect(await approved(school)).toMatchObject([{ status: 'DEAD', lastError: 'Nobody to mail' }]);
    expect(arrivedTo(student.email)).toEqual([]);
  });
});

describe('many workers at once', () => {
  it('send each mail once', async () => {
    const { school, student } = await approvals(12, { deposited: true });
    await Promise.all([worker(), worker(), worker()].map((each) => sendAll(school.id, each)));
    expect(arrivedTo(student.email)).toHaveLength(12);
    expect(new Set(arrivedTo(student.email).map(({ messageId }) => messageId)).size).toBe(12);
    expect(
      (await approved(school)).every(({ status, attempts, lockedUntil }) => status === 'SENT' && attempts === 1 && lockedUntil === null),
    ).toBe(true);
  });
});

describe('a worker that is killed between claim and send', () => {
  const claim = (school: School) =>
    school.inScope((scope) => claimMails(scope, { claimId: '019ab000-0000-7000-8000-000000000000', limit: 5 }));
  const expireLeases = (school: School) =>
    school.inScope(({ tx }) => tx.outboxMessage.updateMany({ where: { lockedUntil: { not: null } }, data: { lockedUntil: new Date(0) } }));

  it('keeps its claim until the lease ends, then another sends the mail', async () => {
    const { school, student } = await approvals(1, { deposited: true });
    expect(await claim(school)).toMatchObject([{ attempts: 1 }]);
    await sendAll(school.id);
    expect(arrivedTo(student.email)).toEqual([]);
    await expireLeases(school);
    await sendAll(school.id);
    expect(arrivedTo(student.email)).toHaveLength(1);
    expect(await approved(school)).toMatchObject([{ status: 'SENT', attempts: 2, claimId: null }]);
  });

  it('in its last attempt leaves a dead letter, not a mail that kills every worker', async () => {
    const { school, student } = await approvals(1, { deposited: true });
    await school.inScope(({ tx }) => tx.outboxMessage.updateMany({ data: { attempts: MOST_ATTEMPTS - 1 } }));
    await claim(school);
    await expireLeases(school);
    await sendAll(school.id);
    expect((await approved(school))[0]).toMatchObject({ status: 'DEAD', lastError: 'The last attempt was cut short' });
    expect(arrivedTo(student.email)).toEqual([]);
  });

  it('after the lease ended does not send what another has taken over', async () => {
    const { school, student } = await approvals(1, { deposited: true });
    const slow = worker();
    mail.mood = 'silent';
    const first = slow.sendSome(school.id);
    await mail.nextMail();
    // The lease ends in the middle of the sending: the same process claims it again and leaves it alone.
    await expireLeases(school);
    mail.mood = 'takes';
    await slow.sendSome(school.id);
    expect(arrivedTo(student.email)).toEqual([]);
    await first;
    await expireLeases(school);
    server.clock.advance(60_000);
    await sendAll(school.id, slow);
    expect(arrivedTo(student.email)).toHaveLength(1);
  });
});

describe('a mail server that', () => {
  it('is busy is asked again later and later, and the mail arrives once', async () => {
    const { school, student } = await approvals(1, { deposited: true });
    mail.mood = 'busy';
    for (const attempts of [1, 2, 3]) {
      await sendAll(school.id);
      const [message] = await approved(school);
      expect(message).toMatchObject({ status: 'PENDING', attempts, lastError: 'EENVELOPE 451 at RCPT TO', lockedUntil: null });
      const wait = (message?.nextAttemptAt.getTime() ?? 0) - server.clock.now().getTime();
      expect(wait).toBeGreaterThanOrEqual(15_000 * 2 ** (attempts - 1) * 0.75);
      expect(wait).toBeLessThanOrEqual(15_000 * 2 ** (attempts - 1));
      server.clock.advance(wait);
    }
    mail.mood = 'takes';
    await sendAll(school.id);
    expect(arrivedTo(student.email)).toHaveLength(1);
    expect(await approved(school)).toMatchObject([{ status: 'SENT', attempts: 4, lastError: null }]);
  });

  it('falls silent holds up neither inboxes nor other attempts', async () => {
    mail.mood = 'silent';
    deliver();
    const { student } = await approvals(1, { deposited: false });
    await expect
      .poll(async () => (await student.get('/notifications')).body.unreadCount, { timeout: 10_000, interval: 20 })
      .toBeGreaterThan(0);
  });

  it('hangs up after it took the mail gets it again under the same Message-ID', async () => {
    const { school, student } = await approvals(1, { deposited: true });
    mail.mood = 'takes and hangs up';
    await sendAll(school.id);
    expect(await approved(school)).toMatchObject([{ status: 'PENDING', attempts: 1 }]);
    mail.mood = 'takes';
    server.clock.advance(60_000);
    await sendAll(school.id);
    const ids = arrivedTo(student.email).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('does not know the reader makes a dead letter at once, without its words; the inbox has the message', async () => {
    const { school, student } = await approvals(1, { deposited: true });
    mail.mood = 'unknown reader';
    await sendAll(school.id);
    expect(await approved(school)).toMatchObject([{ status: 'DEAD', attempts: 1, lastError: 'EENVELOPE 550 at RCPT TO' }]);
    expect((await student.get('/notifications')).body.items).toMatchObject([{ title: 'Lesson approved' }]);
  });

  it('never works is given up after the last attempt', async () => {
    const { school } = await approvals(1, { deposited: true });
    await school.inScope(({ tx }) => tx.outboxMessage.updateMany({ data: { attempts: MOST_ATTEMPTS - 1 } }));
    mail.mood = 'busy';
    await sendAll(school.id);
    expect((await approved(school))[0]).toMatchObject({ status: 'DEAD', attempts: MOST_ATTEMPTS });
  });
});

describe('a process that stops', () => {
  it('calls off what it is sending, at once, and the attempt does not count', async () => {
    const { school, student } = await approvals(1, { deposited: true });
    mail.mood = 'silent';
    const stopping = new AbortController();
    const sending = worker(stopping.signal).sendSome(school.id);
    await mail.nextMail();
    stopping.abort();
    await sending;
    expect(await approved(school)).toMatchObject([{ status: 'PENDING', attempts: 0, claimId: null, lockedUntil: null, lastError: null }]);
    mail.mood = 'takes';
    await sendAll(school.id);
    expect(arrivedTo(student.email)).toHaveLength(1);
  });
});
