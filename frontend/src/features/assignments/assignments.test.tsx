import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';

import { refusal } from '../../../test/fake-server.ts';
import { openApp } from '../../../test/open-app.tsx';
import { buildUser } from '../../../test/people.ts';
import { renderWith } from '../../../test/render-with.tsx';
import { AssignLessonDialog } from '../../components/assign-lesson-dialog.tsx';
import { DueList } from '../../components/due-list.tsx';

const LESSON = {
  id: '01a208c9-57b3-723a-a6b2-f258f18e2c01',
  title: 'Stalls',
  type: 'TEXT',
  courseId: '01a208c9-57b3-723a-a6b2-f258f18e2c02',
  courseTitle: 'Ground school',
};
const ASSIGNMENT = {
  id: '01a208c9-57b3-723a-a6b2-f258f18e2c03',
  lesson: LESSON,
  student: { id: buildUser().id, fullName: 'Sam Okafor' },
  dueAt: '2020-11-24T14:00:00.000Z',
  createdAt: '2020-11-20T10:00:00.000Z',
  completed: false,
};
const LATER = { ...ASSIGNMENT, id: '01a208c9-57b3-723a-a6b2-f258f18e2c04', dueAt: '2099-06-02T13:30:00.000Z' };
const ONE = `/assignments/${ASSIGNMENT.id}`;

const pageOf = (...items: object[]) => ({ body: { items, nextCursor: null } });

describe('the page of assignments', () => {
  const open = (path: string, handlers: object = {}) =>
    openApp(path, {
      role: 'INSTRUCTOR',
      'GET /assignments': () => pageOf(ASSIGNMENT, LATER),
      'GET /users': () => pageOf({ ...buildUser(), fullName: 'Sam Okafor' }),
      [`GET /lessons/${LESSON.id}`]: () => refusal(404, 'NOT_FOUND'),
      ...handlers,
    });

  it('is not for students', async () => {
    await openApp('/assignments', { role: 'STUDENT', 'GET /assignments': () => pageOf(ASSIGNMENT) });
    expect(await screen.findByRole('heading', { level: 1 })).not.toHaveProperty('textContent', 'Assignments');
  });

  it('says what is overdue in words, and until when the rest is due in the school’s zone', async () => {
    const { server } = await open('/assignments');
    const [late, later] = await screen
      .findAllByRole('listitem')
      .then((rows) => rows.filter((row) => within(row).queryByText('Sam Okafor')));
    expect(late?.textContent).toMatch(/Overdue, was due: Tue 24 Nov 2020, 09:00 E[SD]T/);
    expect(later?.textContent).toMatch(/Due: Tue 2 Jun 2099, 09:30 E[SD]T/);
    expect(server.to('GET /assignments')[0]?.path).toContain('completed=false');
    expect(server.to('GET /assignments')[0]?.path).toContain('order=due');
  });

  it('keeps its filters in the address', async () => {
    const { server, user, address } = await open('/assignments');
    await user.selectOptions(await screen.findByLabelText('Show'), 'overdue');
    await user.click((await screen.findAllByRole('button', { name: 'Only this lesson: “Stalls”' }))[0] ?? document.body);
    expect(address()).toBe(`/assignments?show=overdue&lesson=${LESSON.id}`);
    await expect.poll(() => server.to('GET /assignments').at(-1)?.path).toContain(`lessonId=${LESSON.id}`);
    expect(server.to('GET /assignments').at(-1)?.path).toContain('overdue=true');
    await user.click(screen.getByRole('button', { name: 'Only one lesson' }));
    expect(address()).toBe('/assignments?show=overdue');
  });

  it('takes one back, and says why where it cannot', async () => {
    let refused = true;
    const { server, user } = await open('/assignments', {
      'GET /assignments': () => pageOf(ASSIGNMENT),
      [`DELETE ${ONE}`]: () => (refused ? refusal(404, 'NOT_FOUND') : { status: 204 }),
    });
    const name = 'Take “Stalls” back from Sam Okafor';
    await user.click(await screen.findByRole('button', { name }));
    await screen.findByRole('alert');
    refused = false;
    await user.click(await screen.findByRole('button', { name }));
    await screen.findByText('“Stalls” is taken back from Sam Okafor.');
    expect(server.to(`DELETE ${ONE}`)).toHaveLength(2);
  });

  it('says what an empty list means', async () => {
    await open('/assignments?show=done', { 'GET /assignments': () => pageOf() });
    await screen.findByRole('heading', { name: 'No assignment found' });
  });
});

describe('giving a lesson to students', () => {
  it('sends all that are chosen, without a date where none is set', async () => {
    const POST = `POST /lessons/${LESSON.id}/assignments`;
    const other = { ...buildUser(), id: '01a208c9-5424-7367-bf29-b65e1a000009', fullName: 'Nia Park' };
    const onClose = vi.fn();
    const { server, user } = await renderWith(<AssignLessonDialog lesson={LESSON} onClose={onClose} />, {
      role: 'INSTRUCTOR',
      'GET /assignments': () => pageOf(LATER),
      'GET /users': () => pageOf(buildUser(), other),
      [POST]: () => ({ status: 201, body: { items: [] } }),
    });
    await screen.findByRole('button', { name: 'Take “Stalls” back from Sam Okafor' });
    const give = screen.getByRole('button', { name: 'Give it' });
    expect(give).toHaveProperty('disabled', true);
    await screen.findByLabelText('Nia Park');
    await user.click(screen.getByRole('button', { name: 'Choose all' }));
    screen.getByText('2 chosen');
    await user.click(give);
    await expect.poll(() => onClose.mock.calls.length).toBe(1);
    expect(server.to(POST)[0]?.body).toEqual({ studentIds: [buildUser().id, other.id], dueAt: null });
    expect(server.to('GET /users')[0]?.path).toContain('status=ACTIVE');
  });
});

describe('what is due', () => {
  it('leads to each lesson and names its course', async () => {
    await renderWith(<DueList />, { role: 'STUDENT', 'GET /assignments': () => pageOf(ASSIGNMENT) });
    const link = await screen.findByRole('link', { name: 'Stalls' });
    expect(link.getAttribute('href')).toBe(`/lessons/${LESSON.id}`);
    screen.getByText('Ground school');
    screen.getByText(/Overdue/);
  });

  it('says that nothing is', async () => {
    await renderWith(<DueList />, { role: 'STUDENT', 'GET /assignments': () => pageOf() });
    await screen.findByText(/^Nothing is due/);
  });
});
