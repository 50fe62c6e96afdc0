import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { refusal } from '../../../test/fake-server.ts';
import { openApp } from '../../../test/open-app.tsx';

const ID = '01a208c9-57b3-723a-a6b2-f258f18e2c18';
const OTHER = '01a208c9-57b3-723a-a6b2-f258f18e2c19';
const lesson = { id: ID, title: 'Clouds, asked', type: 'QUIZ', moduleId: ID, moduleTitle: 'Weather' };
const cell = { status: 'FAILED', best: 40, attempts: 2, dueAt: null, overdue: true };
const grid = { course: { id: ID, title: 'Meteorology' }, lessons: [lesson], items: [], nextCursor: null };
const row = { student: { id: OTHER, fullName: 'Noor Haddad' }, cells: [cell], percent: 0 };

const openClass = (body: object) => openApp(`/courses/${ID}/class`, { role: 'INSTRUCTOR', [`GET /courses/${ID}/class`]: () => ({ body }) });

describe('the class page', () => {
  it('is not for students', async () => {
    const { server } = await openApp(`/courses/${ID}/class`, { role: 'STUDENT' });
    await screen.findByRole('heading', { level: 1 });
    expect(server.to(`GET /courses/${ID}/class`)).toEqual([]);
  });

  it('says what will fill it while it is empty', async () => {
    await openClass(grid);
    await screen.findByText('No students yet');
    expect(screen.queryByRole('button', { name: 'Save as CSV' })).toBeNull();
  });

  it('names each student and says each cell in words, with ways to the person and to the figures', async () => {
    await openClass({ ...grid, items: [row] });
    const table = await screen.findByRole('table');
    within(table).getByText('Not passed, best 40 %, 2 attempts, overdue');
    expect(within(table).getByRole('link', { name: 'Noor Haddad' }).getAttribute('href')).toBe(`/people/${OTHER}`);
    expect(within(table).getByRole('link', { name: 'Clouds, asked' }).getAttribute('href')).toBe(`/lessons/${ID}/figures`);
  });
});

const told = {
  lesson: { id: ID, title: 'Clouds, asked', courseId: ID, version: 3, passPercent: 80 },
  ...{ attempts: 12, students: 5, sampled: false, mean: 58.33, median: 50, standardDeviation: 31.9, passRate: 0.25 },
  percents: [{ from: 0, to: 10, count: 12 }],
  time: { median: 750, lowerQuartile: 600, upperQuartile: 900, histogram: [{ from: 0, to: null, count: 12 }] },
  questions: [
    {
      ...{ questionId: 'q1', kind: 'TRUE_FALSE', prompt: 'Is fog a cloud?', current: false, asked: 12, unanswered: 0.25 },
      ...{ difficulty: 0.5, discrimination: -0.2 },
      options: [
        { id: 'true', text: 'True', correct: true, chosen: 6, share: 0.5 },
        { id: 'false', text: 'False', correct: false, chosen: 3, share: 0.25 },
      ],
    },
  ],
};
const judged = (percent: number, passed: boolean) => ({ score: percent / 50, maxScore: 2, percent, passed });
const preview = {
  ...{ attempts: 12, changed: 1, rewritten: 12, gained: 1, lost: 0, lessonVersion: 3 },
  items: [{ attemptId: ID, student: row.student, number: 2, before: judged(50, false), after: judged(100, true), completion: 'GAINS' }],
};

const openFigures = (handlers: Parameters<typeof openApp>[1] = {}) =>
  openApp(`/lessons/${ID}/figures`, {
    role: 'INSTRUCTOR',
    [`GET /lessons/${ID}/figures`]: () => ({ body: told }),
    [`GET /lessons/${ID}/regrades`]: () => ({ body: { items: [], nextCursor: null } }),
    [`POST /lessons/${ID}/regrade/preview`]: () => ({ body: preview }),
    ...handlers,
  });

describe('the figures page', () => {
  it('tells the figures, what they mean, and what was chosen', async () => {
    await openFigures();
    await screen.findByText('58.3 %');
    screen.getByText('Median 50 %, give or take 32');
    screen.getByText('12 min 30 s');
    screen.getByText('Not in the quiz now');
    screen.getByText(/Often the right answer is marked wrongly/);
    const chosen = screen.getByRole('list', { name: 'What was chosen' });
    within(chosen).getByText('6 · 50 %');
  });

  it('says that nobody handed the quiz in yet', async () => {
    await openFigures({ [`GET /lessons/${ID}/figures`]: () => ({ body: { ...told, attempts: 0, questions: [], time: null } }) });
    await screen.findByText('No finished attempt yet');
  });

  it('shows whose results a regrade changes, sends the version it looked at, and says when someone was faster', async () => {
    const { user, server } = await openFigures({ [`POST /lessons/${ID}/regrade`]: () => refusal(412, 'STALE_VERSION') });
    await user.click(await screen.findByRole('button', { name: 'Regrade…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Regrade “Clouds, asked”?' });
    await within(dialog).findByText('Of 12 attempts, 1 result changes; 1 student completes the lesson.');
    within(dialog).getByText('100 %, passed');
    within(dialog).getByText('Completed with it');
    await user.click(within(dialog).getByRole('button', { name: 'Regrade 12 attempts' }));
    await within(dialog).findByRole('alert');
    expect(server.to(`POST /lessons/${ID}/regrade`).map(({ headers }) => headers.get('if-match'))).toEqual(['"3"']);
  });

  it('offers no regrade where nothing would change', async () => {
    const { user } = await openFigures({
      [`POST /lessons/${ID}/regrade/preview`]: () => ({ body: { ...preview, changed: 0, rewritten: 0, gained: 0, items: [] } }),
    });
    await user.click(await screen.findByRole('button', { name: 'Regrade…' }));
    await screen.findByText(/Nothing changes/);
    expect(screen.queryByRole('button', { name: /^Regrade \d/ })).toBeNull();
  });
});
