import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { refusal } from '../../../test/fake-server.ts';
import { openApp } from '../../../test/open-app.tsx';

const SETTINGS = {
  name: 'Alpha Flight School',
  timeZone: 'America/New_York',
  escalationHours: null,
  defaultEscalationHours: 24,
  requireSecondFactor: false,
  bookingCourseId: null,
  minNoticeMinutes: 0,
  bookingHorizonDays: null,
  dailyDutyMinutes: null,
  weeklyDutyMinutes: null,
  holdMinutes: null,
  lateCancelMinutes: null,
  version: 1,
};

/** Settings behind a server that wants a proof first. */
async function saveWithProof(stepUp: (tries: number) => ReturnType<typeof refusal> | { status: number }) {
  let [proven, tries] = [false, 0];
  const opened = await openApp('/settings', {
    role: 'ADMIN',
    'GET /settings': () => ({ body: SETTINGS }),
    'GET /lesson-types': () => ({ body: { items: [], nextCursor: null } }),
    'GET /courses': () => ({ body: { items: [], nextCursor: null } }),
    'PATCH /settings': () => (proven ? { body: { ...SETTINGS, requireSecondFactor: true, version: 2 } } : refusal(403, 'STEP_UP_REQUIRED')),
    'POST /auth/step-up': () => {
      tries += 1;
      const answer = stepUp(tries);
      proven = answer.status === 204;
      return answer;
    },
  });
  const { user } = opened;
  await user.click(await screen.findByRole('switch', { name: /second factor/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('dialog', { name: 'Is it you?' });
  return opened;
}

it('asks who is there, and what was asked for goes on by itself', async () => {
  const answers = [refusal(401, 'INVALID_CREDENTIALS'), refusal(403, 'SECOND_FACTOR_REQUIRED'), { status: 204 }];
  const { user } = await saveWithProof((tries) => answers[tries - 1] ?? { status: 204 });
  await user.type(screen.getByLabelText('Password'), 'not this one');
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  await screen.findByText('Because of INVALID_CREDENTIALS');
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  await user.type(await screen.findByLabelText('Code of your authenticator app'), '123456');
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  await screen.findByText('The settings are saved.');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
});

it('shows the refusal where one would rather not say, and keeps what was chosen', async () => {
  const { user } = await saveWithProof(() => ({ status: 204 }));
  await user.click(screen.getByRole('button', { name: 'Leave it' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Because of STEP_UP_REQUIRED');
  expect(screen.getByRole<HTMLInputElement>('switch').checked).toBe(true);
});
