import * as z from 'zod';

import { endpoint } from './endpoint.ts';
import { ROLES } from './permissions.ts';
import { email, id, idParams, instant, pageOf, pageQuery, personRef, requiredText, text, version } from './primitives.ts';

export const role = z.enum(ROLES);
export const userStatus = z.enum(['PENDING', 'ACTIVE', 'SUSPENDED']);
export type UserStatus = z.infer<typeof userStatus>;

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
export const newPassword = z
  .string()
  .min(PASSWORD_MIN, { error: `At least ${PASSWORD_MIN} characters` })
  .max(PASSWORD_MAX, { error: `At most ${PASSWORD_MAX} characters` });

export const school = z.object({ id, slug: z.string(), name: z.string(), timeZone: z.string() }).meta({ id: 'School' });
export type School = z.output<typeof school>;

export const user = z
  .object({
    id,
    tenantId: id,
    email: z.string(),
    fullName: z.string(),
    role,
    status: userStatus,
    version,
    createdAt: instant,
    can: z.object({
      update: z.boolean(),
      approve: z.boolean(),
      suspend: z.boolean(),
      reactivate: z.boolean(),
      erase: z.boolean(),
    }),
  })
  .meta({ id: 'User' });
export type User = z.output<typeof user>;

/** Whether the person has yet to set up the second factor that their school asks for; until then little else is open. */
const mustSetUp = z.boolean();

export const signedIn = z.object({ accessToken: z.string(), expiresIn: z.int(), user, school, mustSetUp }).meta({ id: 'SignedIn' });
export type SignedIn = z.output<typeof signedIn>;

export const listSchools = endpoint({
  method: 'get',
  path: '/auth/tenants',
  summary: 'The schools of this installation, for the sign-in picker',
  access: 'public',
  response: z.object({ items: z.array(school), demo: z.boolean() }),
});

export const register = endpoint({
  method: 'post',
  path: '/auth/register',
  summary: 'Registers a student, who then waits for approval',
  access: 'public',
  status: 201,
  rateLimit: 'auth',
  body: z.strictObject({ tenantId: id, email, password: newPassword, fullName: requiredText(120) }),
  response: user,
  errors: ['EMAIL_TAKEN', 'NOT_FOUND'],
});

export const login = endpoint({
  method: 'post',
  path: '/auth/login',
  summary: 'Signs in: an access token, and the refresh cookie',
  access: 'public',
  rateLimit: 'auth',
  body: z.strictObject({
    tenantId: id,
    email: text(254).toLowerCase(),
    password: z.string().max(PASSWORD_MAX),
    code: z.string().trim().min(6).max(30).optional(),
  }),
  response: signedIn,
  errors: ['INVALID_CREDENTIALS', 'ACCOUNT_PENDING', 'ACCOUNT_SUSPENDED', 'SECOND_FACTOR_REQUIRED', 'SECOND_FACTOR_WRONG'],
});

export const refresh = endpoint({
  method: 'post',
  path: '/auth/refresh',
  summary: 'Trades the refresh cookie for a new access token and a rotated cookie',
  access: 'public',
  rateLimit: 'refresh',
  response: signedIn,
  errors: ['UNAUTHENTICATED', 'FORBIDDEN'],
});

export const logout = endpoint({
  method: 'post',
  path: '/auth/logout',
  summary: 'Ends the session of the refresh cookie',
  access: 'public',
  status: 204,
  errors: ['FORBIDDEN'],
});

export const getMe = endpoint({
  method: 'get',
  path: '/auth/me',
  summary: 'Who is signed in, and at which school',
  access: 'signed-in',
  duringSetup: true,
  response: user.extend({ school, mustSetUp }).meta({ id: 'Me' }),
});

export const updateMe = endpoint({
  method: 'patch',
  path: '/auth/me',
  summary: 'Changes one’s own profile',
  access: 'signed-in',
  body: z.strictObject({ fullName: requiredText(120) }),
  response: user,
  errors: ['STALE_VERSION'],
});

export const changePassword = endpoint({
  method: 'post',
  path: '/auth/password',
  summary: 'Changes one’s own password and ends one’s other sessions',
  access: 'signed-in',
  status: 204,
  rateLimit: 'auth',
  body: z.strictObject({ currentPassword: z.string().max(PASSWORD_MAX), newPassword }),
  errors: ['INVALID_CREDENTIALS'],
});

export const listInstructors = endpoint({
  method: 'get',
  path: '/instructors',
  summary: 'The school’s active instructors by name',
  access: 'signed-in',
  query: pageQuery,
  response: pageOf(personRef),
});

export const listUsers = endpoint({
  method: 'get',
  path: '/users',
  summary: 'People of the school by name; an instructor sees students only',
  access: 'user:list',
  query: pageQuery.extend({ role: role.optional(), status: userStatus.optional(), q: text(120).optional() }),
  response: pageOf(user),
});

/** A person on their own page. What only admins are told is null to others. */
const person = user
  .extend({
    /** They were given an account and have yet to set a password. */
    invited: z.boolean().nullable(),
    hasSecondFactor: z.boolean().nullable(),
  })
  .meta({ id: 'Person' });
export type Person = z.output<typeof person>;

export const getUser = endpoint({
  method: 'get',
  path: '/users/:id',
  summary: 'One person of the school; an instructor sees students only',
  access: 'user:list',
  params: idParams,
  response: person,
});

/** Where the browser app sets a password. A link's secret follows after `#`, so that no server and no log ever sees it. */
export const SET_PASSWORD_PATH = '/set-password';

/** How long a one-time link is good for: the one an admin sends, and the one a person asks for themselves. */
export const INVITATION_HOURS = 72;
export const PASSWORD_RESET_HOURS = 1;

/** The school that a link’s secret belongs to: it stands first, and is no secret itself. Undefined for any other text. */
export const schoolOfLink = (token: string): string | undefined => id.safeParse(token.split('.')[0]).data;

export const requestPasswordReset = endpoint({
  method: 'post',
  path: '/auth/password-reset',
  summary: 'Mails a one-time link to set a new password; the answer never tells whether the account exists',
  access: 'public',
  status: 204,
  rateLimit: 'auth',
  body: z.strictObject({ tenantId: id, email }),
});

export const confirmPasswordReset = endpoint({
  method: 'post',
  path: '/auth/password-reset/confirm',
  summary: 'Sets a password by a one-time link, of an invitation too, and ends the person’s sessions',
  access: 'public',
  status: 204,
  rateLimit: 'auth',
  body: z.strictObject({ token: z.string().max(300), newPassword }),
  errors: ['LINK_SPENT'],
});

/** Shown once, and only where no mail can carry it. */
const setPasswordUrl = z.url().optional();

export const endUserSessions = endpoint({
  method: 'delete',
  path: '/users/:id/sessions',
  summary: 'Signs a person out on all their devices',
  access: 'user:manage',
  status: 204,
  params: idParams,
});

export const resetSecondFactors = endpoint({
  method: 'delete',
  path: '/users/:id/second-factors',
  summary: 'Removes the authenticator app, recovery codes and passkeys of a person who lost them, and ends their sessions',
  access: 'user:manage',
  status: 204,
  params: idParams,
  errors: ['STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});

export const createUser = endpoint({
  method: 'post',
  path: '/users',
  summary: 'Makes an account; without a password the person gets a one-time link to set one',
  access: 'user:manage',
  status: 201,
  body: z.strictObject({ email, fullName: requiredText(120), role, password: newPassword.optional() }),
  response: user.extend({ setPasswordUrl }).meta({ id: 'CreatedUser' }),
  errors: ['EMAIL_TAKEN', 'STEP_UP_REQUIRED'],
});

export const inviteUser = endpoint({
  method: 'post',
  path: '/users/:id/invitation',
  summary: 'Gives a person who has no password yet a new one-time link to set one',
  access: 'user:manage',
  status: 201,
  params: idParams,
  body: z.strictObject({}),
  response: z.object({ expiresAt: instant, setPasswordUrl }).meta({ id: 'Invitation' }),
  errors: ['UNPROCESSABLE'],
});

const statusChange = <const P extends string>(path: P, summary: string) =>
  endpoint({
    method: 'post',
    path,
    summary,
    access: 'user:manage',
    params: idParams,
    body: z.strictObject({}),
    response: user,
    errors: ['INVALID_TRANSITION', 'LAST_ADMIN', 'UNPROCESSABLE'],
  });

export const approveUser = statusChange('/users/:id/approve', 'Lets a registered person in');
export const suspendUser = statusChange('/users/:id/suspend', 'Shuts a person out; their sessions end at once');
export const reactivateUser = statusChange('/users/:id/reactivate', 'Lets a suspended person in again');

export const updateUser = endpoint({
  method: 'patch',
  path: '/users/:id',
  summary: 'Changes a person’s name or role',
  access: 'user:manage',
  params: idParams,
  body: z
    .strictObject({ fullName: requiredText(120).optional(), role: role.optional() })
    .refine((body) => Object.keys(body).length > 0, { error: 'Nothing to change' }),
  response: user,
  errors: ['LAST_ADMIN', 'STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});

/** How a person who was erased is called wherever their name stood. */
export const ERASED_PERSON = 'Erased person';

export const eraseUser = endpoint({
  method: 'post',
  path: '/users/:id/erase',
  summary: 'Erases who a suspended person was, for good; their bookings and the audit trail stay, without name, address or IP',
  access: 'user:manage',
  params: idParams,
  /** Kept in the audit trail: it should not say who the person was. */
  body: z.strictObject({ reason: requiredText(300) }),
  response: user,
  errors: ['INVALID_TRANSITION', 'STEP_UP_REQUIRED', 'UNPROCESSABLE'],
});
