import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const DAY_MS = 86_400_000;
const QUIZ = { questions: [{ id: 'q1', kind: 'TRUE_FALSE', prompt: 'Is fog a cloud?', correct: true }] };

/** A published course of a text and a quiz. */
async function aCourse(author: Person, title: string) {
  const id = (await author.post('/courses').send({ title })).body.id as string;
  const moduleId = (await author.post(`/courses/${id}/modules`).send({ title: 'All of it' })).body.id as string;
  const add = async (body: object) => (await author.post(`/modules/${moduleId}/lessons`).send(body)).body.id as string;
  const [text, quiz] = [await add({ title: 'Read', type: 'TEXT' }), await add({ title: 'Asked', type: 'QUIZ', quiz: QUIZ })];
  await author.patch(`/courses/${id}`).send({ status: 'PUBLISHED' });
  return { id, text, quiz };
}

async function complete(student: Person, { text, quiz }: { text: string; quiz: string }): Promise<void> {
  await student.post(`/lessons/${text}/complete`).send({});
  const { id } = (await student.post(`/lessons/${quiz}/attempts`).send({})).body;
  await student.post(`/attempts/${id}/submit`).send({ answers: { q1: true } });
}

const require = (author: Person, course: string, ...requiredCourseIds: string[]) =>
  author.patch(`/courses/${course}`).send({ requiredCourseIds });

describe('a course that requires another', () => {
  it('names other courses of the school only, and never itself by whatever detour', async () => {
    const [school, other] = [await server.buildSchool(), await server.buildSchool()];
    const author = await school.instructor();
    const [a, b, c] = [await aCourse(author, 'A'), await aCourse(author, 'B'), await aCourse(author, 'C')];
    const foreign = await aCourse(await other.instructor(), 'D');
    expect((await require(await school.student(), a.id, b.id)).status).toBe(403);
    for (const wrong of [a.id, foreign.id]) {
      expect((await require(author, a.id, wrong)).body.errors).toMatchObject([{ path: 'requiredCourseIds.0' }]);
    }
    expect((await require(author, a.id, b.id)).body.requires).toEqual([{ id: b.id, title: 'B' }]);
    expect((await require(author, b.id, c.id)).status).toBe(200);
    expect((await require(author, c.id, a.id)).body.errors).toMatchObject([{ path: 'requiredCourseIds' }]);
    expect((await author.get(`/courses/${c.id}`)).body.requires).toEqual([]);
    expect(await school.auditRows('course.update')).toContainEqual(
      expect.objectContaining({ resourceId: a.id, after: expect.objectContaining({ requires: [b.id] }) }),
    );
  });

  it('is in no circle, however two halves of one are closed at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const author = await (await server.buildSchool()).instructor();
      const [a, b] = [await aCourse(author, 'A'), await aCourse(author, 'B')];
      const answers = await Promise.all([require(author, a.id, b.id), require(author, b.id, a.id)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    }
  });

  it('can be read, but neither ticked off nor attempted before', async () => {
    const school = await server.buildSchool();
    const [author, student] = [await school.instructor(), await school.student()];
    const [first, second] = [await aCourse(author, 'First'), await aCourse(author, 'Second')];
    await require(author, second.id, first.id);
    expect((await student.get(`/courses/${second.id}`)).body.requires).toEqual([{ id: first.id, title: 'First' }]);
    expect((await student.get(`/lessons/${second.text}`)).status).toBe(200);
    for (const act of [`/lessons/${second.text}/complete`, `/lessons/${second.quiz}/attempts`]) {
      expect((await student.post(act).send({})).body).toMatchObject({
        status: 409,
        code: 'COURSE_LOCKED',
        detail: 'Complete “First” first.',
      });
    }
    await complete(student, first);
    expect((await student.post(`/lessons/${second.text}/complete`).send({})).status).toBe(200);
    expect((await student.post(`/lessons/${second.quiz}/attempts`).send({})).status).toBe(201);
  });

  it('is open to who holds the certificate, though the required course grew since', async () => {
    const school = await server.buildSchool();
    const [author, student] = [await school.instructor(), await school.student()];
    const [first, second] = [await aCourse(author, 'First'), await aCourse(author, 'Second')];
    await complete(student, first);
    const { modules } = (await author.get(`/courses/${first.id}`)).body;
    await author.post(`/modules/${modules[0].id}/lessons`).send({ title: 'New', type: 'TEXT' });
    await require(author, second.id, first.id);
    expect((await student.post(`/lessons/${second.text}/complete`).send({})).status).toBe(200);
  });
});

describe('a booking that requires a course', () => {
  it('says what is missing, lets students book once it is done, and administrators always', async () => {
    const school = await server.buildSchool();
    const [admin, author, student] = [await school.admin(), await school.instructor(), await school.student()];
    const course = await aCourse(author, 'Briefing');
    const draft = (await author.post('/courses').send({ title: 'Draft' })).body.id;
    expect((await admin.patch('/settings').send({ bookingCourseId: draft })).body.errors).toMatchObject([{ path: 'bookingCourseId' }]);
    expect((await student.get('/booking-requirement')).body).toEqual({ course: null });
    expect((await admin.patch('/settings').send({ bookingCourseId: course.id })).body.bookingCourseId).toBe(course.id);
    const at = (day: number) => {
      const startsAt = new Date(server.clock.now().getTime() + day * DAY_MS);
      return { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString() };
    };
    expect((await student.post('/bookings').send(at(3))).body).toMatchObject({
      ...{ status: 409, code: 'COURSE_REQUIRED' },
      detail: 'Complete “Briefing” before you book: 0 of 2 lessons are done.',
    });
    expect((await admin.post('/bookings').send({ ...at(4), studentId: student.id })).status).toBe(201);
    const told = { id: course.id, title: 'Briefing', lessons: 2, completed: 0, isCompleted: false };
    expect((await student.get('/booking-requirement')).body).toEqual({ course: told });
    await complete(student, course);
    expect((await student.get('/booking-requirement')).body).toEqual({ course: { ...told, completed: 2, isCompleted: true } });
    expect((await student.post('/bookings').send(at(3))).status).toBe(201);
    expect((await admin.patch('/settings').send({ bookingCourseId: null })).body.bookingCourseId).toBeNull();
  });
});
