import { afterAll, beforeAll, expect, it } from 'vitest';

import { connectDatabase, type Database } from '#src/database/client.ts';
import { scopeRunner } from '#src/database/scope.ts';

import { createClient } from './client.ts';
import { createTestClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { buildServer, type FlightlineProcess, startFlightline } from './flightline-process.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { buildSchool } from './school.ts';
import { testServices } from './server.ts';

const JWT_SECRET = 'known to tests alone, and long enough';

let test: TestDatabase;
let app: Database;
let owner: Database;
let mail: MailServer;
let running: FlightlineProcess | undefined;

beforeAll(async () => {
  await buildServer();
  [test, mail] = await Promise.all([createTestDatabase(), startMailServer()]);
  app = connectDatabase({ url: test.url, onConnectionLost: () => undefined });
  owner = connectDatabase({ url: test.url, onConnectionLost: () => undefined, as: 'owner' });
}, 60_000);
afterAll(async () => {
  running?.child.kill('SIGKILL');
  await Promise.all([app.close(), owner.close(), mail.stop()]);
  await test.drop();
});

function start(): FlightlineProcess {
  const env = { DATABASE_URL: test.url, JWT_SECRET, SEED_DEMO: '0', SMTP_URL: mail.url, MAIL_FROM: 'no-reply@flightline.test' };
  running = startFlightline(env);
  return running;
}

it('a process killed while its mail is on the way loses no message: the next one sends it, and the inbox has it once', async () => {
  mail.mood = 'silent';
  const killed = start();
  const { services } = testServices({ database: app, clock: createTestClock(new Date()), env: { JWT_SECRET } });
  const school = await buildSchool({ services, url: await killed.ready(), asOwner: scopeRunner(owner, () => undefined) });
  const [admin, student] = [await school.admin(), await school.student()];
  const startsAt = new Date(Date.now() + 86_400_000);
  const onTheWay = mail.nextMail();
  await student.post('/bookings').send({ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
  await onTheWay;
  killed.child.kill('SIGKILL');
  await killed.ended();
  expect(await school.outbox()).toMatchObject([{ status: 'PENDING', attempts: 1, recipientId: admin.id }]);
  expect(mail.arrived).toEqual([]);

  // As if the dead process's lease had run out, which takes two minutes.
  await school.inScope(({ tx }) => tx.outboxMessage.updateMany({ data: { lockedUntil: new Date(0) } }));
  mail.mood = 'takes';
  const next = start();
  const url = await next.ready();
  await expect.poll(() => mail.arrived.map(({ to }) => to), { timeout: 10_000 }).toEqual([[admin.email]]);
  await expect.poll(async () => await school.outbox(), { timeout: 15_000 }).toMatchObject([{ status: 'SENT', attempts: 2 }]);
  expect((await createClient(url, admin.accessToken).get('/notifications')).body.items).toMatchObject([{ title: 'New request' }]);
  next.child.kill('SIGTERM');
  expect((await next.ended()).code).toBe(0);
}, 60_000);
