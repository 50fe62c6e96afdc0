import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hashPassword } from '#src/modules/auth/index.ts';
import { createClient, type Client } from '#test/client.ts';
import { scansOf, statementsOf } from '#test/query-plans.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

import { type SeededSchool, seedLearning, SIZES } from '../../../bench/seed-learning.ts';

let server: TestServer;
let school: SeededSchool;
let admin: Client;
let student: Client;
let lessons: { text: string; quiz: string };

const PASSWORD = 'long enough to be taken';

/** Many courses and few who take them: what makes one school's rows few among all, as on any server. */
const NEIGHBOUR = { courses: 200, modulesEach: 3, lessonsEach: 2, questionsEach: 1, students: 20, coursesEach: 3 };
const NEIGHBOURS = 10;

beforeAll(async () => {
  server = await startTestServer();
  const passwordHash = await hashPassword(PASSWORD);
  await server.asOwner(async (query) => {
    for (let n = 0; n < NEIGHBOURS; n += 1) await seedLearning({ client: { query }, size: NEIGHBOUR, slug: `neighbour-${n}` });
    school = await seedLearning({ client: { query }, size: SIZES.small, slug: 'ours', passwordHash });
  });
  [admin, student] = [await signedIn('admin'), await signedIn('student3')];
  const { modules } = (await admin.get(`/courses/${school.courseIds[0]}`)).body;
  const all: { id: string; type: string }[] = modules.flatMap((each: { lessons: object[] }) => each.lessons);
  const first = (type: string) => all.find((each) => each.type === type)?.id ?? fail();
  lessons = { text: first('TEXT'), quiz: first('QUIZ') };
}, 120_000);
afterAll(() => server.stop());

function fail(): never {
  throw new Error('Nothing was seeded');
}

async function signedIn(name: string): Promise<Client> {
  const body = { tenantId: school.tenantId, email: `${name}@${school.slug}.test`, password: PASSWORD };
  const token: string = (await server.anyone.post('/auth/login').send(body)).body.accessToken;
  return createClient(server.url, () => token);
}

type Ask = () => PromiseLike<{ status: number }>;

/** What is asked of the tables of learning, and how it is found. */
async function scansFor(ask: Ask) {
  const statements = await statementsOf(server.services, async () => {
    expect((await ask()).status).toBeLessThan(300);
  });
  const scans = [];
  for (const statement of statements.filter(({ text }) => !WHO_ASKS.test(text)))
    scans.push(...(await scansOf(server.services, school.tenantId, statement)));
  return scans;
}

/** Asked of anyone, now and then: whether their session is still good. */
const WHO_ASKS = /"public"\."session"|\bsession\b/;

const ASKED: [string, Ask][] = [
  ['a search', () => student.get('/courses?q=meteorologie')],
  ['a search with a typo', () => student.get('/courses?q=navigaton&limit=5')],
  ['a search in another script', () => admin.get(`/courses?q=${encodeURIComponent('метерология')}`)],
  ['a search for one letter', () => student.get('/courses?q=a')],
  ['the list of courses', () => student.get('/courses')],
  ['a course page', () => student.get(`/courses/${school.courseIds[2]}`)],
  ['a text', () => student.get(`/lessons/${lessons.text}`)],
  ['a quiz', () => admin.get(`/lessons/${lessons.quiz}`)],
  ['the start of a quiz', () => student.post(`/lessons/${lessons.quiz}/attempts`).send({})],
  ['progress in all courses', () => student.get('/progress')],
  ['progress in one course', () => student.get(`/progress?courseId=${school.courseIds[0]}`)],
  ['a lesson that is read', () => student.post(`/lessons/${lessons.text}/complete`).send({})],
  ['one’s own attempts', () => student.get('/attempts')],
  ['the attempts at a quiz', () => admin.get(`/attempts?lessonId=${lessons.quiz}`)],
  ['the attempts of a student', () => admin.get(`/attempts?studentId=${school.studentIds[0]}`)],
  ['all attempts', () => admin.get('/attempts')],
  ['one’s own assignments', () => student.get('/assignments')],
  ['the assignments of a lesson', () => admin.get(`/assignments?lessonId=${lessons.text}`)],
];

describe('under row-level security, as the app’s own role', () => {
  it.each(ASKED)('%s is found by indexes that begin with the school', async (_what, ask) => {
    const scans = await scansFor(ask);
    expect(scans.length).toBeGreaterThan(0);
    expect(scans.filter(({ kind, condition }) => !kind.includes('Index') || !/^\(+tenant_id = /.test(condition))).toEqual([]);
  });

  it('a table that is read as a whole would be noticed', async () => {
    const scans = await scansOf(server.services, school.tenantId, { text: 'SELECT * FROM pg_class', values: [] });
    expect(scans).toEqual([{ kind: 'Seq Scan', table: 'pg_class', index: '', condition: '' }]);
  });
});
