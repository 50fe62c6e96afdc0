import { afterAll, beforeAll, expect, it } from 'vitest';

import { connectDatabase, type Database } from '#src/database/client.ts';
import { scopeRunner } from '#src/database/scope.ts';
import { startDelivery } from '#src/modules/notifications/index.ts';
import { createMailer, type Mailer } from '#src/platform/mail.ts';

import { createTestClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { type Replica, startReplica } from './replica.ts';
import { buildSchool } from './school.ts';
import { openLink, type UnreliableLink } from './unreliable-link.ts';

const clock = createTestClock(new Date('2026-06-01T09:00:00.000Z'));
let test: TestDatabase;
let owner: Database;
let link: UnreliableLink;
let mail: MailServer;
let steady: Replica;
let shaky: Replica;

beforeAll(async () => {
  [test, mail] = await Promise.all([createTestDatabase(), startMailServer()]);
  owner = connectDatabase({ url: test.url, onConnectionLost: () => undefined, as: 'owner' });
  link = await openLink(test.url);
  steady = await startReplica({ databaseUrl: test.url, clock });
  shaky = await startReplica({ databaseUrl: link.url, clock });
});
afterAll(async () => {
  await Promise.all([steady.stop(), shaky.stop(), owner.close(), mail.stop()]);
  await link.close();
  await test.drop();
});

it('a mail that has left is not sent again when the database cannot be told of it', async () => {
  const school = await buildSchool({ services: steady.services, url: steady.url, asOwner: scopeRunner(owner, () => undefined) });
  const [admin, student] = [await school.admin(), await school.student()];
  await student.post('/bookings').send({ startsAt: '2026-06-02T10:00:00.000Z', endsAt: '2026-06-02T11:00:00.000Z' });

  const real = createMailer({ smtpUrl: mail.url, from: 'no-reply@flightline.test' });
  const cutting: Mailer = {
    send: async (letter, signal) => {
      await real.send(letter, signal);
      link.cut();
    },
  };
  const delivery = startDelivery(shaky.services, { mailer: cutting });
  await expect.poll(() => mail.arrived.map(({ to }) => to), { timeout: 10_000 }).toEqual([[admin.email]]);
  // The lease runs out while the database is away: nobody knows that the mail has left but the process that sent it.
  expect(await school.outbox()).toMatchObject([{ status: 'PENDING', attempts: 1 }]);
  await school.inScope(({ tx }) => tx.outboxMessage.updateMany({ data: { lockedUntil: new Date(0) } }));
  link.mend();
  const settled = async () => {
    shaky.services.changes.changed(school.id, new Set(['outbox']));
    return (await school.outbox()).map(({ status }) => status);
  };
  await expect.poll(settled, { timeout: 15_000 }).toEqual(['SENT']);
  expect(mail.arrived).toHaveLength(1);
  await delivery.stop();
});
