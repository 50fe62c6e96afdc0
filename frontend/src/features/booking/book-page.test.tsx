import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';

import { refusal } from '../../../test/fake-server.ts';
import { openApp } from '../../../test/open-app.tsx';
import { buildBooking, buildBookingWithHistory } from '../../../test/people.ts';

const DETAILS = '/book?at=2026-12-01T14%3A00%3A00.000Z&duration=120';

beforeEach(() => sessionStorage.clear());

it('keeps what was typed through a conflict, says it in the student’s words, and fetches the open times anew', async () => {
  const { server, user } = await openApp(DETAILS, {
    role: 'STUDENT',
    'POST /bookings': () => refusal(409, 'STUDENT_CONFLICT', { conflictingBookingId: buildBooking().id }),
    'GET /slots': () => ({ body: { items: [], timeZone: 'America/New_York' } }),
  });
  await user.type(await screen.findByLabelText('Title'), 'Steep turns');
  await user.click(screen.getByRole('button', { name: 'Send request' }));
  await screen.findByText('You have another booking at that time');
  expect(screen.getByRole('link', { name: 'Show the booking in the way' }).getAttribute('href')).toBe(`/bookings/${buildBooking().id}`);
  expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('Steep turns');
  const [choose] = screen.getAllByRole('button', { name: 'Choose another time' });
  if (choose) await user.click(choose);
  await screen.findByRole('heading', { level: 1, name: 'Book a lesson' });
  expect(server.to('GET /slots').length).toBeGreaterThan(0);
});

it('tries a lost request again under the same key, and forgets the draft when it is sent', async () => {
  let online = false;
  const { server, user, address } = await openApp(DETAILS, {
    role: 'STUDENT',
    'POST /bookings': () => {
      if (!online) throw new TypeError('Failed to fetch');
      return { status: 201, body: buildBooking() };
    },
    [`GET /bookings/${buildBooking().id}`]: () => ({ body: buildBookingWithHistory() }),
  });
  await user.type(await screen.findByLabelText('Notes'), 'Bring the chart');
  await user.click(screen.getByRole('button', { name: 'Send request' }));
  await screen.findByText('No connection to Flightline');
  expect(JSON.stringify({ ...sessionStorage })).toContain('Bring the chart');
  online = true;
  await user.click(screen.getByRole('button', { name: 'Send request' }));
  await screen.findByRole('heading', { level: 1, name: 'Request sent' });
  const [first, second] = server.to('POST /bookings');
  expect(second?.headers.get('idempotency-key')).toBe(first?.headers.get('idempotency-key'));
  expect(second?.body).toMatchObject({
    startsAt: '2026-12-01T14:00:00.000Z',
    endsAt: '2026-12-01T16:00:00.000Z',
    notes: 'Bring the chart',
  });
  expect(address()).toContain(`sent=${buildBooking().id}`);
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('Bring the chart');
});

it('asks an admin for the student before anything can be sent', async () => {
  await openApp(DETAILS, { role: 'ADMIN', 'GET /users': () => ({ body: { items: [], nextCursor: null } }) });
  const send = await screen.findByRole<HTMLButtonElement>('button', { name: 'Send request' });
  expect(send.disabled).toBe(true);
});
