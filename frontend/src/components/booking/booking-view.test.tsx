import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { refusal } from '../../../test/fake-server.ts';
import { openApp } from '../../../test/open-app.tsx';
import { buildBooking, buildBookingWithHistory } from '../../../test/people.ts';

const { id } = buildBooking();
const NOTHING = { approve: false, assign: false, complete: false, cancel: false, reschedule: false, swap: false, waive: false };
const show = (part: object = {}) => ({ [`GET /bookings/${id}`]: () => ({ body: buildBookingWithHistory(part) }) });

describe('a booking', () => {
  it('offers what the server says one may do, and nothing else', async () => {
    await openApp(`/bookings/${id}`, { role: 'STUDENT', ...show({ can: { ...NOTHING, cancel: true } }) });
    await screen.findByRole('button', { name: 'Cancel booking' });
    expect(screen.queryByRole('button', { name: /Move|Approve|Assign|Complete/ })).toBeNull();
  });

  it('offers nothing once it is over', async () => {
    await openApp(`/bookings/${id}`, { role: 'ADMIN', ...show({ status: 'COMPLETED', can: NOTHING }) });
    await screen.findByText('Completed');
    expect(screen.queryByRole('button', { name: /Cancel|Move|Approve|Assign|Complete/ })).toBeNull();
  });

  it('is written in the school’s time, with the reader’s own beside it', async () => {
    await openApp(`/bookings/${id}`, { role: 'STUDENT', ...show() });
    await screen.findByText(/09:00–11:00/);
    screen.getByText('19:45–21:45 where you are');
  });

  it('tells staff that it escalated, and does not worry the student', async () => {
    const escalated = show({ escalatedAt: '2026-11-21T10:00:00.000Z' });
    await openApp(`/bookings/${id}`, { role: 'ADMIN', ...escalated });
    await screen.findByText('Escalated');
    document.body.replaceChildren();
    await openApp(`/bookings/${id}`, { role: 'STUDENT', ...escalated });
    await screen.findByText('Requested', { selector: 'span' });
    expect(screen.queryByText('Escalated')).toBeNull();
  });

  it('that is not there says so', async () => {
    await openApp(`/bookings/${id}`, { role: 'STUDENT', [`GET /bookings/${id}`]: () => refusal(404, 'NOT_FOUND') });
    await screen.findByRole('alert');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});

describe('cancelling', () => {
  it('asks why, sends the version one saw, and shows a refusal where one is looking', async () => {
    const cancel = `POST /bookings/${id}/cancel`;
    const { server, user } = await openApp(`/bookings/${id}`, {
      role: 'STUDENT',
      ...show(),
      [cancel]: () => refusal(412, 'STALE_VERSION', { title: 'Someone else changed it meanwhile' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Cancel booking' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByLabelText('Weather'));
    await user.type(within(dialog).getByLabelText('Note'), 'Fog all day');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel the booking' }));
    await within(dialog).findByText('Someone else changed it meanwhile');
    const [sent] = server.to(cancel);
    expect(sent?.body).toEqual({ reason: 'WEATHER', note: 'Fog all day' });
    expect(sent?.headers.get('if-match')).toBe('"3"');
    await waitFor(() => expect(server.to(`GET /bookings/${id}`).length).toBeGreaterThan(1));
  });
});
