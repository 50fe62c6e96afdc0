export const ROLES = ['ADMIN', 'INSTRUCTOR', 'STUDENT'] as const;
export type Role = (typeof ROLES)[number];

/** The whole of our roles, on one screen. Ownership ("own bookings only") is decided by each module's policy. */
export const PERMISSIONS = {
  'audit:read': ['ADMIN'],
  'availability:read': ['INSTRUCTOR', 'ADMIN'],
  'availability:write': ['INSTRUCTOR', 'ADMIN'],
  'booking:approve': ['ADMIN'],
  'booking:assign': ['ADMIN'],
  'booking:cancel': ['STUDENT', 'INSTRUCTOR', 'ADMIN'],
  'booking:complete': ['INSTRUCTOR', 'ADMIN'],
  'booking:read': ['STUDENT', 'INSTRUCTOR', 'ADMIN'],
  'booking:request': ['STUDENT', 'ADMIN'],
  'booking:reschedule': ['STUDENT', 'ADMIN'],
  'calendar:read': ['STUDENT', 'INSTRUCTOR', 'ADMIN'],
  'course:read': ['STUDENT', 'INSTRUCTOR', 'ADMIN'],
  'course:write': ['INSTRUCTOR', 'ADMIN'],
  'document:read': ['STUDENT', 'INSTRUCTOR', 'ADMIN'],
  'document:write': ['ADMIN'],
  'outage:read': ['INSTRUCTOR', 'ADMIN'],
  'outage:write': ['ADMIN'],
  'quiz:attempt': ['STUDENT'],
  'resource:read': ['STUDENT', 'INSTRUCTOR', 'ADMIN'],
  'resource:write': ['ADMIN'],
  'settings:write': ['ADMIN'],
  'user:list': ['INSTRUCTOR', 'ADMIN'],
  'user:manage': ['ADMIN'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Says whether a role holds a permission. */
export const can = (role: Role, permission: Permission): boolean => (PERMISSIONS[permission] as readonly Role[]).includes(role);
