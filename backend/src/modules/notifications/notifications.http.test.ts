import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { depositMessages } from './deposit-messages.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Puts messages into an inbox, one a minute, the last the newest. */
async function fill(school: School, { id: userId }: Person, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await school.inScope(async ({ tx, tenantId, now }) => {
    const data = ids.map((id, n) => ({
      ...{ tenantId, id, userId, topic: 'user.approved', title: `Message ${n}`, body: 'Hello.', link: '/', sourceMessageId: uuidv7() },
      createdAt: new Date(now.getTime() + n * 60_000),
    }));
    await tx.notification.createMany({ data });
  });
  return ids;
}

const titles = (body: { items: { title: string }[] }) => body.items.map(({ title }) => title);

describe('GET /notifications', () => {
  it('refuses who is not signed in, and a filter or cursor that is none', async () => {
    expect((await server.anyone.get('/notifications')).status).toBe(401);
    const student = await (await server.buildSchool()).student();
    for (const query of ['unread=yes', 'cursor=x', 'limit=0', 'other=1']) {
      expect((await student.get(`/notifications?${query}`)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    }
  });

  it('shows one’s own, newest first, and how many are unread; nobody else’s, of one’s school or another', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const [student, colleague, stranger] = [await school.student(), await school.student(), await other.student()];
    await fill(school, student, 3);
    const { body } = await student.get('/notifications');
    expect(titles(body)).toEqual(['Message 2', 'Message 1', 'Message 0']);
    expect(body).toMatchObject({ unreadCount: 3, nextCursor: null });
    expect(body.items[0]).toEqual({
      ...{ id: expect.any(String), topic: 'user.approved', title: 'Message 2', body: 'Hello.', link: '/', readAt: null, version: 1 },
      ...{ createdAt: '2026-06-01T09:02:00.000Z', can: { read: true } },
    });
    for (const person of [colleague, stranger]) {
      expect((await person.get('/notifications')).body).toEqual({ items: [], nextCursor: null, unreadCount: 0 });
    }
  });

  it('comes in pages that lose none and repeat none while messages arrive', async () => {
    const school = await server.buildSchool();
    const student = await school.student();
    await fill(school, student, 5);
    const first = (await student.get('/notifications?limit=2')).body;
    await fill(school, student, 1);
    const second = (await student.get(`/notifications?limit=2&cursor=${first.nextCursor}`)).body;
    const third = (await student.get(`/notifications?limit=2&cursor=${second.nextCursor}`)).body;
    const seen = [first, second, third].flatMap(titles);
    expect(seen.slice(0, 4)).toEqual(['Message 4', 'Message 3', 'Message 2', 'Message 1']);
    expect(new Set(third.items.map(({ id }: { id: string }) => id)).size).toBe(2);
    expect(third.nextCursor).toBeNull();
  });
});

describe('POST /notifications/:id/read', () => {
  it('knows nobody else’s message, nor one that is none', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const [id] = await fill(school, await school.student(), 1);
    for (const person of [await school.student(), await school.admin(), await other.student()]) {
      expect((await person.post(`/notifications/${id}/read`).send({})).body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    }
    expect((await (await school.student()).post('/notifications/none/read').send({})).status).toBe(404);
    expect((await server.anyone.post(`/notifications/${id}/read`).send({})).status).toBe(401);
  });

  it('marks it as read; a second time changes nothing', async () => {
    const school = await server.buildSchool();
    const student = await school.student();
    const [first] = await fill(school, student, 2);
    const read = await student.post(`/notifications/${first}/read`).send({});
    expect(read.body).toMatchObject({ id: first, readAt: expect.any(String), version: 2, can: { read: false } });
    expect((await student.post(`/notifications/${first}/read`)).body.readAt).toBe(read.body.readAt);
    const unread = (await student.get('/notifications?unread=true')).body;
    expect([titles(unread), unread.unreadCount]).toEqual([['Message 1'], 1]);
    expect(titles((await student.get('/notifications?unread=false')).body)).toEqual(['Message 0']);
    const stale = await student.post(`/notifications/${first}/read`).set('If-Match', '"1"').send({});
    expect(stale.body).toMatchObject({ status: 412, code: 'STALE_VERSION' });
  });
});

describe('POST /notifications/read-all', () => {
  it('marks one’s own as read and no one else’s', async () => {
    const school = await server.buildSchool();
    const [student, other] = [await school.student(), await school.student()];
    await fill(school, student, 3);
    await fill(school, other, 2);
    expect((await student.post('/notifications/read-all').send({})).body).toEqual({ read: 3, unreadCount: 0 });
    expect((await other.get('/notifications')).body.unreadCount).toBe(2);
  });
});

describe('what lies in the inbox', () => {
  it('cannot be rewritten or taken away but to erase a person, and not be seen outside its school', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const student = await school.student();
    await fill(school, student, 1);
    for (const sql of ['UPDATE notification SET title = $1', 'DELETE FROM notification WHERE title <> $1']) {
      await expect(school.inScope(({ tx }) => tx.$executeRawUnsafe(sql, 'Forged'))).rejects.toThrow('stays as it was told');
    }
    expect(await other.inScope(({ tx }) => tx.notification.count())).toBe(0);
    expect(await server.services.database.prisma.notification.count()).toBe(0);
  });
});

describe('the way from the outbox to the inbox', () => {
  const LESSON = { startsAt: '2026-06-02T13:00:00.000Z', endsAt: '2026-06-02T14:30:00.000Z', title: 'Pattern work' };
  const deposit = (school: School) => school.inScope((scope) => depositMessages(scope, { mailed: false }));

  it('tells each reader in their own words, in the school’s time', async () => {
    const school = await server.buildSchool({ timeZone: 'America/New_York', name: 'Alpha Flight School' });
    const [admin, instructor, student] = [
      await school.admin(),
      await school.instructor({ fullName: 'Ida Wing' }),
      await school.student({ fullName: 'Sam Sky' }),
    ];
    await school.available(instructor);
    const { id } = (await student.post('/bookings').send(LESSON)).body;
    await admin.post(`/bookings/${id}/approve`).send({ instructorId: instructor.id });
    await deposit(school);
    const when = 'Tue 2 Jun 2026, 09:00-10:30 EDT';
    const inbox = async (person: Person) => (await person.get('/notifications')).body.items;
    expect(await inbox(admin)).toMatchObject([
      {
        topic: 'booking.requested',
        title: 'New request',
        body: `Sam Sky asks for a lesson “Pattern work” on ${when}.`,
        link: `/bookings/${id}`,
      },
    ]);
    expect(await inbox(instructor)).toMatchObject([{ title: 'New lesson for you', body: `You teach Sam Sky “Pattern work” on ${when}.` }]);
    expect(await inbox(student)).toMatchObject([
      { title: 'Instructor assigned', body: `Ida Wing teaches your lesson “Pattern work” on ${when}.` },
    ]);
    expect((await school.outbox()).map(({ status }) => status)).toEqual(['SENT', 'SENT', 'SENT']);
  });

  it('is gone once by each message, however many workers go it at once', async () => {
    const school = await server.buildSchool();
    const [admin, student] = [await school.admin(), await school.student()];
    for (let hour = 10; hour < 18; hour += 1) {
      await student.post('/bookings').send({ startsAt: `2026-06-02T${hour}:00:00.000Z`, endsAt: `2026-06-02T${hour}:30:00.000Z` });
    }
    await Promise.all(Array.from({ length: 6 }, () => deposit(school)));
    expect((await admin.get('/notifications')).body.unreadCount).toBe(8);
    // Even a message that is handed out again by mistake lies there once.
    await school.inScope(({ tx }) => tx.outboxMessage.updateMany({ data: { status: 'PENDING', depositedAt: null } }));
    await deposit(school);
    expect((await admin.get('/notifications')).body.unreadCount).toBe(8);
  });

  it('leaves a change that was rolled back untold', async () => {
    const school = await server.buildSchool();
    const admin = await school.admin();
    const student = await school.student();
    const first = await student.post('/bookings').send(LESSON);
    expect((await student.post('/bookings').send(LESSON)).status).toBe(409);
    await deposit(school);
    expect((await admin.get('/notifications')).body.items).toMatchObject([{ link: `/bookings/${first.body.id}` }]);
  });

  it('sets aside what it has no words or no reader for, and goes on with the rest', async () => {
    const school = await server.buildSchool();
    const student = await school.student();
    await school.inScope(async ({ tx, tenantId, now }) => {
      const common = { tenantId, correlationId: 'test', nextAttemptAt: now, createdAt: now };
      const message = (topic: string, recipientId: string | null, payload: object) => ({
        ...common,
        id: uuidv7(),
        topic,
        recipientId,
        payload,
      });
      await tx.outboxMessage.createMany({
        data: [
          message('unheard.of', student.id, {}),
          message('booking.approved', student.id, { bookingId: 'none' }),
          message('user.approved', uuidv7(), {}),
          message('user.approved', null, {}),
          message('user.approved', student.id, {}),
        ],
      });
    });
    await deposit(school);
    expect((await school.outbox()).map(({ status, lastError }) => [status, lastError])).toEqual([
      ['DEAD', 'No words for this message'],
      ['DEAD', 'No words for this message'],
      ['DEAD', 'Nobody to tell'],
      ['DEAD', 'Nobody to tell'],
      ['SENT', null],
    ]);
    expect((await student.get('/notifications')).body.items).toHaveLength(1);
  });
});
