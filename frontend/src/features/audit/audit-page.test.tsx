import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { writtenEntry } from '../../../test/audit.ts';
import { refusal } from '../../../test/fake-server.ts';
import { openApp } from '../../../test/open-app.tsx';
import { buildUser } from '../../../test/people.ts';

const student = buildUser('STUDENT');
const LOGIN = writtenEntry({ seq: 18, id: '01a208c9-57b3-723a-a6b2-f258f18e2c18' });
const FAILED = writtenEntry({
  ...{ seq: 17, id: '01a208c9-57b3-723a-a6b2-f258f18e2c17', userId: null, actorName: 'Not signed in', action: 'user.login_failed' },
  ...{ resourceId: null, after: { email: 'a@b.test' }, createdAt: new Date('2026-11-22T04:30:00.000Z') },
});
const SOUND = { valid: true, entries: 1204, headHash: 'h', firstBrokenSeq: null, checkpoint: null };

const page = (items: object[]) => ({ body: { items, nextCursor: null } });

const open = (path: string, handlers: Parameters<typeof openApp>[1] = {}) =>
  openApp(path, {
    role: 'ADMIN',
    'GET /users': () => page([student]),
    'GET /audit-logs': () => page([LOGIN, FAILED]),
    'GET /audit-logs/verification': () => ({ body: SOUND }),
    ...handlers,
  });

describe('the audit page', () => {
  it('is for admins', async () => {
    const { server } = await openApp('/audit', { role: 'INSTRUCTOR' });
    await screen.findByRole('heading', { level: 1 });
    expect(server.to('GET /audit-logs')).toEqual([]);
  });

  it('groups entries by the school’s days, not the reader’s', async () => {
    await open('/audit');
    // 04:30 in UTC is late evening of the day before in New York, and morning in Kathmandu.
    const day = await screen.findByRole('region', { name: /21 Nov 2026/ });
    within(day).getByText('23:30');
    within(day).getByText(/failed to sign in as a@b\.test/);
  });

  it('asks the server what the address says, and leaves out what cannot be', async () => {
    const { server } = await open(`/audit?actorId=${student.id}&action=user.login&from=2026-11-01&to=2026-11-02&correlationId=`);
    await screen.findByRole('button', { name: 'Clear filter: By Some student' });
    const asked = new URLSearchParams(server.to('GET /audit-logs')[0]?.path.split('?')[1]);
    expect(Object.fromEntries(asked)).toEqual({
      ...{ actorId: student.id, action: 'user.login', limit: '50' },
      ...{ from: '2026-11-01T04:00:00.000Z', to: '2026-11-03T05:00:00.000Z' },
    });
  });

  it('clears filters one at a time, and offers to clear all where nothing is found', async () => {
    const { user, address } = await open('/audit?action=user.login&resourceType=user', { 'GET /audit-logs': () => page([]) });
    await user.click(await screen.findByRole('button', { name: 'Clear filter: Signed in' }));
    expect(address()).toBe('/audit?resourceType=user');
    await user.click(await screen.findByRole('button', { name: 'Clear all filters' }));
    expect(address()).toBe('/audit');
    await screen.findByText('Nothing yet');
  });

  it('finds an entry of the address that is not in the list, and says when the log has none', async () => {
    const { user } = await open('/audit?action=user.logout&entry=17', {
      'GET /audit-logs': ({ path }) => page(path.includes('action=') ? [] : [LOGIN, FAILED]),
    });
    const drawer = await screen.findByRole('dialog', { name: 'Entry 17' });
    await within(drawer).findByText(/Someone failed to sign in as a@b\.test/);
    await user.click(within(drawer).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    document.body.replaceChildren();
    await open('/audit?entry=99');
    await screen.findByText(/The log has no entry 99/);
  });

  it('tells the state of the chain, with the day it was signed where the server says so', async () => {
    await open('/audit', {
      'GET /audit-logs/verification': () => ({
        body: { ...SOUND, checkpoint: { seq: 1200, signedAt: '2026-11-02T12:00:00.000Z', keyId: 'k', valid: true } },
      }),
    });
    await screen.findByText('Chain sound, 1,204 entries, signed on Mon 2 Nov 2026');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('raises an alarm that leads to the broken entry', async () => {
    const { user, address } = await open('/audit', {
      'GET /audit-logs/verification': () => ({ body: { ...SOUND, valid: false, firstBrokenSeq: 17 } }),
    });
    const alarm = await screen.findByRole('alert');
    await user.click(within(alarm).getByRole('link', { name: 'Show entry 17' }));
    expect(address()).toBe('/audit?entry=17');
    await within(await screen.findByRole('dialog')).findByText('The chain breaks here');
  });

  it('shows why an export is refused', async () => {
    const { user } = await open('/audit', { 'GET /audit-logs/export': () => refusal(403, 'FORBIDDEN') });
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = await screen.findByRole('dialog', { name: 'Export the audit log' });
    await user.click(within(dialog).getByRole('button', { name: 'Export' }));
    await within(dialog).findByText('FORBIDDEN');
  });
});
