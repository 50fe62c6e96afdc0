import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { refusal } from '../../test/fake-server.ts';
import { openApp } from '../../test/open-app.tsx';
import { signedIn } from '../../test/people.ts';

const noBookings = () => ({ body: { items: [], nextCursor: null } });

it('asks a stranger to sign in, and brings them to where they wanted to go', async () => {
  const { user, address } = await openApp('/bookings?tab=past', {
    'POST /auth/login': () => signedIn('a-token', 'STUDENT'),
    'GET /bookings': noBookings,
  });
  await screen.findByRole('heading', { level: 1, name: 'Sign in' });
  expect(address()).toBe('/sign-in?next=%2Fbookings%3Ftab%3Dpast');
  await user.type(await screen.findByLabelText('E-mail'), 'student@alpha.test');
  await user.type(screen.getByLabelText('Password'), 'Flightline-demo-1');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByRole('heading', { level: 1, name: 'My bookings' });
  expect(address()).toBe('/bookings?tab=past');
});

it('says what is wrong, and keeps what was typed', async () => {
  const { user } = await openApp('/sign-in', { 'POST /auth/login': () => refusal(401, 'INVALID_CREDENTIALS') });
  await user.type(await screen.findByLabelText('E-mail'), 'student@alpha.test');
  await user.type(screen.getByLabelText('Password'), 'not this one');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Alpha Flight School');
  expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('student@alpha.test');
});

it('keeps a student out of an admin’s page', async () => {
  await openApp('/approvals', { role: 'STUDENT' });
  await screen.findByRole('heading', { level: 1, name: 'Not your page' });
});

it('shows a student their home, and the places of their role', async () => {
  await openApp('/', { role: 'STUDENT', 'GET /bookings': noBookings });
  await screen.findByRole('heading', { level: 1, name: 'Hello, Some' });
  await screen.findByRole('heading', { name: 'No lesson ahead' });
  const names = screen.getAllByRole('navigation').map((navigation) => navigation.textContent);
  expect(names).toContain('HomeBook a lessonMy bookingsCoursesProfile');
  expect(document.title).toBe('Hello, Some · Flightline');
});

it('offers to try again when the server is silent, and does not sign anyone out for it', async () => {
  await openApp('/', {
    role: 'STUDENT',
    'POST /auth/refresh': () => {
      throw new TypeError('Failed to fetch');
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('No connection to Flightline');
});
