import { v7 as uuidv7 } from 'uuid';

import { oneTimeToken } from '#src/modules/auth/one-time-tokens.ts';
import { refreshToken } from '#src/modules/auth/refresh-tokens.ts';

import type { Call, Cast, Example } from './access-table.cast.ts';
import { aBooking, BOOKING_EXAMPLES } from './access-table.bookings.ts';
import { aTotpOf, FACTOR_CALLS } from './access-table.factors.ts';
import { anAvailability, AVAILABILITY_EXAMPLES } from './access-table.availability.ts';
import { CERTIFICATE_EXAMPLES } from './access-table.certificates.ts';
import { ELIGIBILITY_EXAMPLES } from './access-table.eligibility.ts';
import { FIGURES_EXAMPLES } from './access-table.figures.ts';
import { LEARNING_EXAMPLES } from './access-table.learning.ts';
import { SCHEDULING_EXAMPLES } from './access-table.scheduling.ts';

/** A person whom an example may change as it likes. */
const someone = ({ school }: Cast, status: 'PENDING' | 'ACTIVE' | 'SUSPENDED') => school.student({ status });

const onSomeone =
  (act: string, status: 'PENDING' | 'ACTIVE' | 'SUSPENDED') =>
  async (cast: Cast): Promise<Call> => ({ path: `/users/${(await someone(cast, status)).id}/${act}`, body: {} });

const anAddress = () => `${uuidv7()}@example.test`;

const aLinkFor = ({ school, server }: Cast, userId: string): Promise<string> =>
  school.inScope(async ({ tx, tenantId, now }) => {
    const expiresAt = new Date(now.getTime() + 3_600_000);
    const data = { tenantId, id: uuidv7(), userId, purpose: 'PASSWORD_RESET' as const, expiresAt, createdAt: now };
    const { id: linkId } = await tx.oneTimeLink.create({ data, select: { id: true } });
    return oneTimeToken(server.services.config.jwtSecret, { tenantId, linkId });
  });

/** A second device of a person. */
const aSessionOf = ({ school }: Cast, userId: string): Promise<string> =>
  school.inScope(async ({ tx, tenantId, now }) => {
    const expiresAt = new Date(now.getTime() + 86_400_000);
    const session = { tenantId, id: uuidv7(), userId, rotatedAt: now, expiresAt, createdAt: now };
    return (await tx.session.create({ data: session, select: { id: true } })).id;
  });

const withCookie = async (cast: Cast, path: string): Promise<Call> => {
  const { id } = await someone(cast, 'ACTIVE');
  const claims = { tenantId: cast.school.id, sessionId: await aSessionOf(cast, id), generation: 1 };
  return { path, headers: { Cookie: `refresh=${refreshToken(cast.server.services.config.jwtSecret, claims)}` } };
};

const aMessageFor = ({ school }: Cast, userId: string): Promise<string> =>
  school.inScope(async ({ tx, tenantId }) => {
    const message = { tenantId, id: uuidv7(), userId, topic: 'user.approved', title: 'Hello', body: 'Hello', sourceMessageId: uuidv7() };
    return (await tx.notification.create({ data: message, select: { id: true } })).id;
  });

const read = (path: string): Example => ({ call: () => ({ path }) });
const INBOX = { none: 'what one has read is one’s own affair' };

/** For each route of the API one request that succeeds. A route without one fails the tests that walk this table. */
export const EXAMPLES: Record<string, Example> = {
  'GET /auth/tenants': read('/auth/tenants'),
  'POST /auth/register': {
    call: ({ school, password }) => ({
      path: '/auth/register',
      body: { tenantId: school.id, email: anAddress(), password, fullName: 'Nora Vance' },
    }),
    audit: ['user.register'],
  },
  'POST /auth/login': {
    call: async (cast) => {
      const { id, email } = await someone(cast, 'ACTIVE');
      await cast.givePassword(id);
      return { path: '/auth/login', body: { tenantId: cast.school.id, email, password: cast.password } };
    },
    audit: ['user.login'],
  },
  'POST /auth/refresh': {
    call: (cast) => withCookie(cast, '/auth/refresh'),
    audit: { none: 'a session that goes on is no act of its person' },
  },
  'POST /auth/logout': { call: (cast) => withCookie(cast, '/auth/logout'), audit: ['user.logout'] },
  'GET /auth/me': read('/auth/me'),
  'PATCH /auth/me': { call: () => ({ path: '/auth/me', body: { fullName: `Nora ${uuidv7()}` } }), audit: ['user.update'] },
  'POST /auth/password': {
    call: ({ password }) => ({ path: '/auth/password', body: { currentPassword: password, newPassword: 'staple the other horse' } }),
    audit: ['user.password_change'],
  },
  'POST /auth/password-reset': {
    call: async (cast) => ({
      path: '/auth/password-reset',
      body: { tenantId: cast.school.id, email: (await someone(cast, 'ACTIVE')).email },
    }),
    audit: ['user.password_reset_request'],
  },
  'POST /auth/password-reset/confirm': {
    call: async (cast) => {
      const token = await aLinkFor(cast, (await someone(cast, 'ACTIVE')).id);
      return { path: '/auth/password-reset/confirm', body: { token, newPassword: cast.password } };
    },
    audit: ['user.password_change'],
  },
  'GET /auth/sessions': read('/auth/sessions'),
  'DELETE /auth/sessions/:id': {
    call: async (cast, owner) => ({ path: `/auth/sessions/${await aSessionOf(cast, owner.id)}` }),
    audit: ['user.session_revoke'],
  },
  'DELETE /auth/sessions': {
    call: async (cast, owner) => {
      await aSessionOf(cast, owner.id);
      return { path: '/auth/sessions' };
    },
    audit: ['user.session_revoke'],
  },

  'GET /instructors': read('/instructors'),
  'GET /users': read('/users?limit=100'),
  'GET /auth/security': read('/auth/security'),
  'POST /auth/totp': { call: FACTOR_CALLS.beginTotp, audit: { none: 'it counts once it is confirmed' } },
  'POST /auth/totp/confirm': { call: FACTOR_CALLS.confirmTotp, audit: ['user.second_factor_add'] },
  'DELETE /auth/totp': { call: FACTOR_CALLS.removeTotp, audit: ['user.second_factor_remove'] },
  'POST /auth/recovery-codes': { call: FACTOR_CALLS.renewRecoveryCodes, audit: ['user.recovery_codes'] },
  'POST /auth/passkeys/options': { call: FACTOR_CALLS.beginPasskey, audit: { none: 'it only hands out a challenge' } },
  'POST /auth/passkeys': { call: FACTOR_CALLS.addPasskey, audit: ['user.second_factor_add'] },
  'DELETE /auth/passkeys/:id': { call: FACTOR_CALLS.removePasskey, audit: ['user.second_factor_remove'] },
  'POST /auth/passkey-login/options': { call: FACTOR_CALLS.challenge, audit: { none: 'it only hands out a challenge' } },
  'POST /auth/passkey-login': { call: FACTOR_CALLS.passkeyLogin, audit: ['user.login'] },
  'POST /auth/step-up': { call: FACTOR_CALLS.stepUp, audit: ['user.step_up'] },
  'DELETE /users/:id/sessions': {
    call: async (cast) => ({ path: `/users/${(await someone(cast, 'ACTIVE')).id}/sessions` }),
    audit: ['user.session_revoke'],
  },
  'DELETE /users/:id/second-factors': {
    call: async (cast) => {
      const { id } = await someone(cast, 'ACTIVE');
      await aTotpOf(cast, id);
      return { path: `/users/${id}/second-factors` };
    },
    audit: ['user.second_factor_reset'],
  },
  'GET /settings': read('/settings'),
  'PATCH /settings': { call: () => ({ path: '/settings', body: { escalationHours: 12 } }), audit: ['tenant.settings_change'] },
  'POST /users': {
    call: () => ({ path: '/users', body: { email: anAddress(), fullName: 'Nora Vance', role: 'INSTRUCTOR' } }),
    audit: ['user.create'],
  },
  'POST /users/:id/invitation': { call: onSomeone('invitation', 'ACTIVE'), audit: ['user.invite'] },
  'GET /users/:id': { call: async (cast) => ({ path: `/users/${(await someone(cast, 'ACTIVE')).id}` }) },
  'POST /users/:id/approve': { call: onSomeone('approve', 'PENDING'), audit: ['user.approve'] },
  'POST /users/:id/suspend': { call: onSomeone('suspend', 'ACTIVE'), audit: ['user.suspend'] },
  'POST /users/:id/reactivate': { call: onSomeone('reactivate', 'SUSPENDED'), audit: ['user.reactivate'] },
  'POST /users/:id/erase': {
    call: async (cast) => ({ path: `/users/${(await someone(cast, 'SUSPENDED')).id}/erase`, body: { reason: 'They asked for it' } }),
    audit: ['user.erase'],
  },
  'PATCH /users/:id': {
    call: async (cast) => ({
      path: `/users/${(await someone(cast, 'ACTIVE')).id}`,
      body: { fullName: 'Nora Vance', role: 'INSTRUCTOR' },
    }),
    audit: ['user.role_change', 'user.update'],
  },

  'GET /slots': read('/slots?from=2026-06-08&to=2026-06-12'),
  'GET /calendar': read('/calendar?week=2026-W27'),
  ...BOOKING_EXAMPLES,
  'GET /availability': read('/availability?limit=100'),
  'POST /availability': {
    call: ({ instructor }) => ({
      path: '/availability',
      body: { instructorId: instructor.id, weekday: 2, startTime: '09:00', endTime: '10:00' },
    }),
    audit: ['schedule.availability.create'],
  },
  'DELETE /availability/:id': {
    call: async (cast) => ({ path: `/availability/${await anAvailability(cast)}` }),
    audit: ['schedule.availability.delete'],
  },
  'GET /resources': read('/resources?limit=100'),
  'POST /resources': { call: () => ({ path: '/resources', body: { name: uuidv7(), kind: 'ROOM' } }), audit: ['resource.create'] },
  'PATCH /resources/:id': {
    call: async ({ school }) => ({ path: `/resources/${(await school.resource()).id}`, body: { name: uuidv7() } }),
    audit: ['resource.update'],
  },

  ...SCHEDULING_EXAMPLES,
  ...LEARNING_EXAMPLES,
  ...ELIGIBILITY_EXAMPLES,
  ...FIGURES_EXAMPLES,
  ...AVAILABILITY_EXAMPLES,
  ...CERTIFICATE_EXAMPLES,
  'GET /audit-logs': read('/audit-logs?limit=100'),
  'GET /audit-logs/verification': read('/audit-logs/verification'),
  'GET /audit-logs/as-it-was': {
    call: async (cast) => {
      const id = await aBooking(cast, { status: 'REQUESTED' });
      return { path: `/audit-logs/as-it-was?resourceType=booking&resourceId=${id}&at=2026-06-01T09:00:00.000Z` };
    },
  },
  'GET /audit-logs/public-key': read('/audit-logs/public-key'),
  'GET /audit-logs/export': read('/audit-logs/export'),
  'GET /notifications': read('/notifications?limit=100'),
  'POST /notifications/:id/read': {
    call: async (cast, owner) => ({ path: `/notifications/${await aMessageFor(cast, owner.id)}/read`, body: {} }),
    audit: INBOX,
  },
  'POST /notifications/read-all': {
    call: async (cast, owner) => {
      await aMessageFor(cast, owner.id);
      return { path: '/notifications/read-all', body: {} };
    },
    audit: INBOX,
  },
  'GET /events': read('/events'),
};
