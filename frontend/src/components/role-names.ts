import type { Role } from '@flightline/backend/contract';

/** Roles in words. */
export const ROLE_NAMES = { STUDENT: 'Student', INSTRUCTOR: 'Instructor', ADMIN: 'Administrator' } as const satisfies Record<Role, string>;
