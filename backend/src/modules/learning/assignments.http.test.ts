import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startDelivery } from '#src/modules/notifications/index.ts';
import type { Person } from '#test/person.ts';
import type { School } from '#test/school.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { remindOfAssignments } from './progress/remind.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR).toISOString();

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

type Made = { school: School; author: Person; student: Person; course: string; lessons: string[] };

/** A published course of three texts. */
async function aCourse(): Promise<Made> {
  const school = await server.buildSchool();
  const [author, student] = [await school.instructor(), await school.student()];
  const course = (await author.post('/courses').send({ title: 'Ground school' })).body.id;
  const courseModule = (await author.post(`/courses/${course}/modules`).send({ title: 'Basics' })).body.id;
  const lessons: string[] = [];
  for (const title of ['Lift', 'Drag', 'Stalls'])
    lessons.push((await author.post(`/modules/${courseModule}/lessons`).send({ title, type: 'TEXT', content: title })).body.id);
  expect((await author.patch(`/courses/${course}`).send({ status: 'PUBLISHED' })).status).toBe(200);
  return { school, author, student, course, lessons };
}

type Giving = { lesson: string | undefined; to: readonly Person[]; dueAt?: string | null };

const assign = (author: Person, { lesson, to, dueAt }: Giving) =>
  author.post(`/lessons/${lesson}/assignments`).send({ studentIds: to.map(({ id }) => id), ...(dueAt !== undefined && { dueAt }) });
const remind = (school: School) => school.inScope((scope) => remindOfAssignments(scope));
const told = async (school: School) => (await school.outbox()).map(({ topic, recipientId }) => [topic, recipientId]);

describe('giving a lesson', () => {
  it('is refused to students and across schools', async () => {
    const { author, student, lessons, school } = await aCourse();
    const other = await server.buildSchool();
    expect((await assign(student, { lesson: lessons[0], to: [student] })).status).toBe(403);
    expect((await assign(await other.admin(), { lesson: lessons[0], to: [student] })).status).toBe(404);
    expect((await assign(author, { lesson: lessons[0], to: [await other.student()] })).body.errors).toMatchObject([
      { path: 'studentIds.0' },
    ]);
    expect(await told(school)).toEqual([]);
  });

  it('tells each student once, and again only when the date changes', async () => {
    const { school, author, student, lessons } = await aCourse();
    const [lesson] = lessons;
    await assign(author, { lesson, to: [student] });
    await assign(author, { lesson, to: [student, await school.student()] });
    expect((await told(school)).map(([topic]) => topic)).toEqual(['lesson.assigned', 'lesson.assigned']);
    await assign(author, { lesson, to: [student], dueAt: inHours(48) });
    await assign(author, { lesson, to: [student], dueAt: inHours(48) });
    expect((await told(school)).filter(([, to]) => to === student.id)).toHaveLength(2);
  });

  it('tells once, however many give it at once', async () => {
    const { school, author, student, lessons } = await aCourse();
    const giving = { lesson: lessons[0], to: [student], dueAt: inHours(30) };
    const answers = await Promise.all(Array.from({ length: 8 }, () => assign(author, giving)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(await told(school)).toEqual([['lesson.assigned', student.id]]);
  });

  it('reaches the inbox in words, with the date in the school’s zone', async () => {
    const { author, student, lessons } = await aCourse();
    await assign(author, { lesson: lessons[0], to: [student], dueAt: inHours(48) });
    const delivery = startDelivery(server.services);
    await expect.poll(async () => (await student.get('/notifications')).body.items.length).toBe(1);
    await delivery.stop();
    const [message] = (await student.get('/notifications')).body.items;
    expect(message).toMatchObject({ title: 'A lesson to study', link: `/lessons/${lessons[0]}` });
    expect(message.body).toMatch(/^You are given “Lift” of “Ground school” to study, until Wed 4 Mar 2026, \d\d:00 \w+\.$/);
  });
});

describe('taking an assignment back', () => {
  it('is refused to students and other schools, works once, is audited, and leaves what was completed', async () => {
    const { school, author, student, lessons } = await aCourse();
    await student.post(`/lessons/${lessons[0]}/complete`).send({});
    const { id } = (await assign(author, { lesson: lessons[0], to: [student], dueAt: inHours(48) })).body.items[0];
    expect((await student.delete(`/assignments/${id}`)).status).toBe(403);
    expect((await (await (await server.buildSchool()).admin()).delete(`/assignments/${id}`)).status).toBe(404);
    expect((await author.delete(`/assignments/${uuidv7()}`)).status).toBe(404);
    const answers = await Promise.all(Array.from({ length: 5 }, () => author.delete(`/assignments/${id}`)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([204, 404, 404, 404, 404]);
    expect(await school.auditRows('lesson.unassign')).toMatchObject([{ resourceId: lessons[0], before: { studentIds: [student.id] } }]);
    expect((await student.get('/assignments')).body.items).toEqual([]);
    expect((await student.get('/progress')).body.items[0].completed).toBe(1);
    server.clock.set(new Date(inHours(47)));
    await remind(school);
    expect((await told(school)).map(([topic]) => topic)).toEqual(['lesson.assigned']);
  });
});

describe('the list of what is given', () => {
  it('has what is due first, then what has no date, then what is done, page by page', async () => {
    const { author, student, lessons, school } = await aCourse();
    const courseModule = (await author.get(`/lessons/${lessons[0]}`)).body.moduleId;
    const more = (await author.post(`/modules/${courseModule}/lessons`).send({ title: 'Spins', type: 'TEXT', content: 'S' })).body.id;
    const [lift, drag, stalls] = lessons;
    await assign(author, { lesson: lift, to: [student], dueAt: inHours(2) });
    await assign(author, { lesson: drag, to: [student] });
    await assign(author, { lesson: stalls, to: [student], dueAt: inHours(90) });
    await assign(author, { lesson: more, to: [student], dueAt: inHours(50) });
    await student.post(`/lessons/${lift}/complete`).send({});
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: { items: { lesson: { title: string } }[]; nextCursor: string | null } } = await student.get(
        `/assignments?order=due&limit=1${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.items.map(({ lesson }) => lesson.title));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(['Spins', 'Stalls', 'Drag', 'Lift']);
    const titles = async (query: string) =>
      (await student.get(`/assignments?${query}`)).body.items.map(({ lesson }: { lesson: { title: string } }) => lesson.title);
    expect((await student.get('/assignments')).body.items[0].lesson).toMatchObject({ courseTitle: 'Ground school', title: 'Spins' });
    expect(await titles('completed=true')).toEqual(['Lift']);
    expect(await titles('completed=false')).toEqual(['Spins', 'Stalls', 'Drag']);
    server.clock.set(new Date(inHours(50)));
    expect(await titles('overdue=true')).toEqual(['Spins']);
    expect(await titles('overdue=false&order=due')).toEqual(['Stalls', 'Drag', 'Lift']);
    expect((await student.get('/assignments?order=due&cursor=WyJhIl0')).body.code).toBe('VALIDATION_FAILED');
    expect((await (await school.student()).get(`/assignments?studentId=${student.id}`)).body.items).toEqual([]);
  });

  it('does not ask a student to do what they cannot open', async () => {
    const { author, student, lessons } = await aCourse();
    await assign(author, { lesson: lessons[0], to: [student] });
    await author.delete(`/lessons/${lessons[0]}`);
    expect((await student.get('/assignments')).body.items).toEqual([]);
    expect((await author.get('/assignments')).body.items).toHaveLength(1);
  });
});

describe('reminders', () => {
  const at = async (school: School, hours: number) => {
    server.clock.set(new Date(inHours(hours)));
    await remind(school);
    return (await told(school)).map(([topic]) => topic).filter((topic) => topic !== 'lesson.assigned');
  };

  it('come once a day before, and once after, however many replicas look', async () => {
    const { school, author, student, lessons } = await aCourse();
    await assign(author, { lesson: lessons[0], to: [student], dueAt: inHours(48) });
    expect(await at(school, 23.9)).toEqual([]);
    server.clock.set(new Date(inHours(24)));
    await Promise.all(Array.from({ length: 6 }, () => remind(school)));
    expect(await at(school, 24)).toEqual(['lesson.due_soon']);
    server.clock.set(new Date(inHours(48)));
    await Promise.all(Array.from({ length: 6 }, () => remind(school)));
    expect(await at(school, 60)).toEqual(['lesson.due_soon', 'lesson.overdue']);
  });

  it('are not marked when the message could not be queued', async () => {
    const { school, author, student, lessons } = await aCourse();
    await assign(author, { lesson: lessons[0], to: [student], dueAt: inHours(48) });
    server.clock.set(new Date(inHours(30)));
    const crash = school.inScope(async (scope) => {
      await remindOfAssignments(scope);
      throw new Error('Killed before the commit');
    });
    await expect(crash).rejects.toThrow('Killed before the commit');
    expect(await at(school, 30)).toEqual(['lesson.due_soon']);
  });

  it('do not come to who is done, was suspended, or was told of the near date just now', async () => {
    const { school, author, student, lessons } = await aCourse();
    const [suspended, late] = [await school.student(), await school.student()];
    await assign(author, { lesson: lessons[0], to: [student, suspended], dueAt: inHours(48) });
    await assign(author, { lesson: lessons[1], to: [late], dueAt: inHours(20) });
    await student.post(`/lessons/${lessons[0]}/complete`).send({});
    await (await school.admin()).post(`/users/${suspended.id}/suspend`).send({});
    expect(await at(school, 1)).toEqual([]);
    expect(await at(school, 60)).toEqual(['lesson.overdue']);
  });

  it('come anew for a new date, and stay within their school', async () => {
    const [{ school, author, student, lessons }, other] = [await aCourse(), await aCourse()];
    await assign(author, { lesson: lessons[0], to: [student], dueAt: inHours(30) });
    await assign(other.author, { lesson: other.lessons[0], to: [other.student], dueAt: inHours(30) });
    expect(await at(school, 40)).toEqual(['lesson.overdue']);
    await assign(author, { lesson: lessons[0], to: [student], dueAt: inHours(80) });
    expect(await at(school, 90)).toEqual(['lesson.overdue', 'lesson.overdue']);
    expect((await told(other.school)).map(([topic]) => topic)).toEqual(['lesson.assigned']);
  });
});
