import { can, type identity, type Role } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';

import { mayTransition } from './user-status.ts';

type Viewer = { role: Role };

/** Whom one may look up: an instructor students only, an admin everyone. */
export const visibleTo = ({ role }: Viewer): Prisma.UserWhereInput => (role === 'ADMIN' ? {} : { role: 'STUDENT' });

/** What the caller may do with a person right now; the browser shows just that. */
export function userActionsFor(
  viewer: Viewer | null,
  { status, erasedAt }: { status: identity.UserStatus; erasedAt: Date | null },
): identity.User['can'] {
  const manages = viewer !== null && erasedAt === null && can(viewer.role, 'user:manage');
  return {
    update: manages,
    approve: manages && mayTransition('approve', status),
    suspend: manages && mayTransition('suspend', status),
    reactivate: manages && mayTransition('reactivate', status),
    erase: manages && status === 'SUSPENDED',
  };
}
