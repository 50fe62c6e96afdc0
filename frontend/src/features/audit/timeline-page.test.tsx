import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { writtenEntry } from '../../../test/audit.ts';
import { refusal } from '../../../test/fake-server.ts';
import { openApp } from '../../../test/open-app.tsx';
import { buildUser } from '../../../test/people.ts';

const BOOKING = '01a208c9-57b3-723a-a6b2-f258f18e2cd4';
const PATH = `/audit/timeline/booking/${BOOKING}`;
const REQUESTED = { title: 'Steep turns', status: 'REQUESTED', startsAt: '2026-12-01T14:00:00.000Z', version: 1 };
const about = { resourceType: 'booking', resourceId: BOOKING };
const ACTS = [
  writtenEntry({
    ...{ ...about, seq: 9, id: '01a208c9-57b3-723a-a6b2-f258f18e2c09', action: 'schedule.booking.approve' },
    ...{ before: REQUESTED, after: { ...REQUESTED, status: 'APPROVED', version: 2 }, createdAt: new Date('2026-11-21T15:00:07.000Z') },
  }),
  writtenEntry({
    ...{ ...about, seq: 8, id: '01a208c9-57b3-723a-a6b2-f258f18e2c08', action: 'schedule.booking.create' },
    ...{ after: REQUESTED, createdAt: new Date('2026-11-20T15:00:00.000Z') },
  }),
];

const AS_IT_WAS = 'GET /audit-logs/as-it-was';

const open = (path: string, handlers: Parameters<typeof openApp>[1] = {}) =>
  openApp(path, {
    role: 'ADMIN',
    'GET /users': () => ({ body: { items: [buildUser('ADMIN')], nextCursor: null } }),
    'GET /audit-logs': () => ({ body: { items: ACTS, nextCursor: null } }),
    'GET /audit-logs/verification': () => ({ body: { valid: true, entries: 9, headHash: 'h', firstBrokenSeq: null, checkpoint: null } }),
    [AS_IT_WAS]: () => refusal(404, 'NOT_FOUND'),
    ...handlers,
  });

const atOf = (path: string | undefined) => new URLSearchParams(path?.split('?')[1]).get('at');

/** A server that rebuilds: requested before the approval, approved after it, nothing before the beginning. */
const rebuilding = {
  [AS_IT_WAS]: ({ path }: { path: string }) => {
    const at = atOf(path) ?? '';
    const act = ACTS.find(({ createdAt }) => createdAt <= at);
    const asOf = act ? { seq: act.seq, at: act.createdAt, action: act.action, actorName: act.actorName } : null;
    return { body: { ...about, at, state: act?.after ?? null, asOf } };
  },
};

describe('the life of one thing', () => {
  it('is told oldest first, by its own name, with what changed', async () => {
    const { server } = await open(PATH);
    await screen.findByRole('heading', { level: 1, name: 'Booking: Steep turns' });
    const told = (await screen.findAllByText(/^Ada Reyes /)).map(({ textContent }) => textContent);
    expect(told).toEqual([
      'Ada Reyes requested “Steep turns” of 1 December, 09:00',
      'Ada Reyes approved “Steep turns” of 1 December, 09:00',
    ]);
    screen.getByText('Requested → Approved');
    screen.getByText('Sat 21 Nov 2026, 10:00:07 EST');
    expect(server.to('GET /audit-logs')[0]?.path).toContain(`resourceType=booking&resourceId=${BOOKING}`);
  });

  it('does without “as it was” where the server cannot tell', async () => {
    const { server } = await open(PATH);
    await screen.findByText('Requested → Approved');
    await expect.poll(() => server.to(AS_IT_WAS).length).toBe(1);
    await expect.poll(() => screen.queryByText('As it was then')).toBeNull();
    expect(screen.queryByRole('heading', { name: 'As it was' })).toBeNull();
  });

  it('never asks for things that cannot be rebuilt', async () => {
    const { server } = await open(`/audit/timeline/attempt/${BOOKING}`);
    await screen.findByText('Requested → Approved');
    expect(server.to(AS_IT_WAS)).toEqual([]);
  });

  it('shows the thing as it was at the moment of an act, and at one chosen by the school’s clock', async () => {
    const { server, user, address } = await open(PATH, rebuilding);
    const past = within(await screen.findByRole('region', { name: 'As it was' }));
    await past.findByText('Approved');
    await user.click(screen.getAllByRole('button', { name: 'As it was then' })[0] ?? document.body);
    await past.findByText('Requested');
    past.getByText('Tue 1 Dec 2026, 09:00 EST');
    past.getByRole('link', { name: 'entry 8' });
    expect(address()).toBe(`${PATH}?at=2026-11-20T15%3A00%3A00.000Z`);

    // 09:59 in New York, to the end of that minute: just before the request.
    const time = past.getByLabelText('Time (EST)');
    fireEvent.change(time, { target: { value: '09:59' } });
    fireEvent.blur(time);
    await past.findByText('It did not exist at that moment.');
    expect(atOf(server.to(AS_IT_WAS).at(-1)?.path)).toBe('2026-11-20T14:59:59.999Z');
  });

  it('of something the log does not know says so', async () => {
    await open(PATH, { 'GET /audit-logs': () => ({ body: { items: [], nextCursor: null } }) });
    await screen.findByText('Nothing found');
  });
});
