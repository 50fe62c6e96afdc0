import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Person } from '#test/person.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const NOW = new Date('2026-03-02T12:00:00.000Z');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ now: NOW });
});
afterAll(() => server.stop());

const QUESTIONS = [{ id: 'q1', kind: 'TRUE_FALSE', prompt: 'Dry?', correct: true }];

async function aClass() {
  const school = await server.buildSchool();
  const author = await school.instructor();
  const [ben, ada, zoe] = [
    await school.student({ fullName: 'Ben' }),
    await school.student({ fullName: 'Ada' }),
    await school.student({ fullName: '=Zoe' }),
  ];
  await school.student({ fullName: 'Gone', status: 'SUSPENDED' });
  const course = (await author.post('/courses').send({ title: 'Radio' })).body.id as string;
  const moduleId = (await author.post(`/courses/${course}/modules`).send({ title: 'Words' })).body.id as string;
  const lesson = async (body: object) => (await author.post(`/modules/${moduleId}/lessons`).send(body)).body.id as string;
  const text = await lesson({ title: 'Read', type: 'TEXT', content: 'Text' });
  const quiz = await lesson({ title: '+Asked', type: 'QUIZ', quiz: { questions: QUESTIONS } });
  await author.patch(`/courses/${course}`).send({ status: 'PUBLISHED' });
  return { school, author, ben, ada, zoe, course, text, quiz };
}

async function take(student: Person, quiz: string, q1: boolean) {
  const { id } = (await student.post(`/lessons/${quiz}/attempts`).send({})).body;
  await student.post(`/attempts/${id}/submit`).send({ answers: { q1 } });
}

describe('the class grid', () => {
  it('shows each active student by name and each lesson in order, with its status', async () => {
    const { author, ben, ada, zoe, course, text, quiz } = await aClass();
    await ada.post(`/lessons/${text}/complete`).send({});
    await take(ada, quiz, false);
    await take(ada, quiz, true);
    await take(ben, quiz, false);
    await zoe.post(`/lessons/${quiz}/attempts`).send({});
    const due = { studentIds: [ben.id, ada.id], dueAt: '2026-03-01T12:00:00.000Z' };
    await author.post(`/lessons/${quiz}/assignments`).send(due);
    const grid = (await author.get(`/courses/${course}/class`)).body;
    expect(grid.lessons.map(({ title, moduleTitle }: { title: string; moduleTitle: string }) => [title, moduleTitle])).toEqual([
      ['Read', 'Words'],
      ['+Asked', 'Words'],
    ]);
    const untouched = { status: 'NOT_STARTED', best: null, attempts: 0, dueAt: null, overdue: false };
    expect(grid.items).toEqual([
      { student: { id: zoe.id, fullName: '=Zoe' }, percent: 0, cells: [untouched, { ...untouched, status: 'IN_PROGRESS', attempts: 1 }] },
      {
        student: { id: ada.id, fullName: 'Ada' },
        percent: 100,
        cells: [
          { ...untouched, status: 'COMPLETED' },
          { status: 'COMPLETED', best: 100, attempts: 2, dueAt: due.dueAt, overdue: false },
        ],
      },
      {
        student: { id: ben.id, fullName: 'Ben' },
        percent: 0,
        cells: [untouched, { status: 'FAILED', best: 0, attempts: 1, dueAt: due.dueAt, overdue: true }],
      },
    ]);
  });

  it('comes in pages, and whole as a table in which no name is a formula', async () => {
    const { author, course, ada, quiz } = await aClass();
    await take(ada, quiz, true);
    const first = (await author.get(`/courses/${course}/class?limit=2`)).body;
    const second = (await author.get(`/courses/${course}/class?limit=2&cursor=${first.nextCursor}`)).body;
    const names = [...first.items, ...second.items].map(({ student }: { student: Person }) => student.fullName);
    expect([names, second.nextCursor]).toEqual([['=Zoe', 'Ada', 'Ben'], null]);
    const table = await author.get(`/courses/${course}/class.csv`);
    expect(table.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(table.text.replace('\uFEFF', '').split('\n')).toEqual([
      "student,completed percent,Read,'+Asked,'+Asked: best percent",
      "'=Zoe,0,not started,not started,",
      'Ada,50,not started,completed,100',
      'Ben,0,not started,not started,',
      '',
    ]);
  });

  it('is no student’s, and of no other school', async () => {
    const { ada, course } = await aClass();
    expect((await ada.get(`/courses/${course}/class`)).status).toBe(403);
    const stranger = await (await server.buildSchool()).admin();
    expect((await stranger.get(`/courses/${course}/class`)).status).toBe(404);
    expect((await stranger.get(`/courses/${course}/class.csv`)).status).toBe(404);
  });
});

describe('the figures of a quiz', () => {
  it('count all attempts, or each student’s first', async () => {
    const { author, ada, ben, quiz, text } = await aClass();
    await take(ada, quiz, false);
    await take(ada, quiz, true);
    await take(ben, quiz, false);
    const all = (await author.get(`/lessons/${quiz}/figures`)).body;
    expect(all).toMatchObject({
      attempts: 3,
      students: 2,
      sampled: false,
      mean: 33.33,
      median: 0,
      standardDeviation: 57.74,
      passRate: 0.3333,
    });
    expect(all.questions).toMatchObject([{ questionId: 'q1', asked: 3, difficulty: 0.3333, discrimination: null, current: true }]);
    const first = (await author.get(`/lessons/${quiz}/figures?attempts=first`)).body;
    expect(first).toMatchObject({ attempts: 2, students: 2, mean: 0, passRate: 0 });
    expect((await author.get(`/lessons/${text}/figures`)).body.code).toBe('UNPROCESSABLE');
    expect((await ada.get(`/lessons/${quiz}/figures`)).status).toBe(403);
    const table = (await author.get(`/lessons/${quiz}/figures.csv`)).text.replace('\uFEFF', '');
    expect(table).toBe(
      'question,prompt,kind,in the quiz now,asked,unanswered share,difficulty,discrimination,option 1,right 1,chosen 1,option 2,right 2,chosen 2\n' +
        'q1,Dry?,TRUE_FALSE,yes,3,0,0.3333,,True,yes,1,False,no,2\n',
    );
  });
});
