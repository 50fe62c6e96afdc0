import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDelivery } from '#src/modules/notifications/index.ts';
import type { Job } from '#src/platform/jobs.ts';
import { type MailServer, startMailServer } from '#test/mail-server.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { forgetDeadSessions } from './forget-dead-sessions.ts';
import { linkIn } from './set-password-url.ts';

const ID = '01930000-0000-7000-8000-000000000000';
const DAY = 86_400_000;
const PASSWORD = 'correct horse battery';

let server: TestServer;
let mail: MailServer;
let delivery: Job;

beforeAll(async () => {
  mail = await startMailServer();
  const env = { PUBLIC_URL: 'https://flightline.example', SMTP_URL: mail.url, MAIL_FROM: 'no-reply@flightline.test' };
  server = await startTestServer({ env });
  delivery = startDelivery(server.services, { linkIn: linkIn(server.services.config) });
});
afterAll(async () => {
  await delivery.stop();
  await server.stop();
  await mail.stop();
});

async function linkMailedTo(address: string): Promise<URL> {
  const letter = () =>
    mail.arrived
      .find(({ to }) => to.includes(address))
      ?.raw.replaceAll('=\r\n', '')
      .replaceAll('=3D', '=');
  await expect.poll(letter, { timeout: 10_000 }).toBeDefined();
  const [link] = /https:\/\/flightline\.example\/set-password#\S+/.exec(letter() ?? '') ?? [];
  return new URL(link ?? 'none:');
}

const confirm = (token: string) => server.anyone.post('/auth/password-reset/confirm').send({ token, newPassword: PASSWORD });

describe('the mail to someone', () => {
  it('who was invited holds the link that sets the password, which neither answer, inbox, outbox nor log row holds', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const { body: made } = await admin.post('/users').send({ email: 'nora@example.test', fullName: 'Nora Vance', role: 'INSTRUCTOR' });
    expect(made).not.toHaveProperty('setPasswordUrl');
    const token = (await linkMailedTo('nora@example.test')).hash.slice(1);
    expect((await confirm(token)).status).toBe(204);
    const signedIn = await server.anyone.post('/auth/login').send({ tenantId: school.id, email: 'nora@example.test', password: PASSWORD });
    expect(signedIn.status).toBe(200);
    const kept = await school.inScope(async ({ tx, tenantId }) => [
      await tx.notification.findMany({ where: { tenantId, userId: made.id } }),
      await tx.outboxMessage.findMany({ where: { tenantId } }),
      await tx.oneTimeLink.findMany({ where: { tenantId } }),
      (await tx.auditLog.findMany({ where: { tenantId } })).map(({ before, after }) => [before, after]),
    ]);
    expect(kept[0]).toMatchObject([{ title: 'Set your password' }]);
    expect(JSON.stringify(kept)).not.toContain(token.slice(-43));
  });

  it('who forgot their password holds the link that sets another', async () => {
    const school = await server.buildSchool();
    const { email } = await school.student({ password: 'an old password of mine' });
    await server.anyone.post('/auth/password-reset').send({ tenantId: school.id, email });
    expect((await confirm((await linkMailedTo(email)).hash.slice(1))).status).toBe(204);
  });
});

describe('the link in a message', () => {
  const config = (env: { production: boolean; publicUrl?: string }) => ({ ...server.services.config, publicUrl: undefined, ...env });
  const message = { tenantId: ID, topic: 'user.invited', payload: { linkId: ID } };

  it('leads to where the app runs when no address is set, but is not guessed in production', () => {
    expect(linkIn(config({ production: false }))(message)).toMatch(/^http:\/\/localhost:\d+\/set-password#/);
    expect(linkIn(config({ production: true }))(message)).toBeUndefined();
  });

  it('is none in a message about anything else', () => {
    expect(linkIn(server.services.config)({ ...message, topic: 'user.approved' })).toBeUndefined();
    expect(linkIn(server.services.config)({ ...message, payload: {} })).toBeUndefined();
  });
});

describe('what is long over', () => {
  it('is forgotten a week later, and what lives stays', async () => {
    const school = await server.buildSchool();
    const [gone, here] = [await school.student({ password: PASSWORD }), await school.student({ password: PASSWORD })];
    const count = () => school.inScope(({ tx, tenantId }) => tx.session.count({ where: { tenantId } }));
    await school.inScope(({ tx, tenantId, now }) =>
      tx.session.updateMany({ where: { tenantId, userId: gone.id }, data: { expiresAt: new Date(now.getTime() - 8 * DAY) } }),
    );
    await school.inScope(({ tx, tenantId, now }) =>
      tx.session.updateMany({ where: { tenantId, userId: here.id }, data: { expiresAt: new Date(now.getTime() - 6 * DAY) } }),
    );
    const before = await count();
    await school.inScope(forgetDeadSessions);
    expect(await count()).toBe(before - 1);
  });
});
