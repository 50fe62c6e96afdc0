import type { identity, Role } from '#contract';
import type { Prisma } from '#src/database/generated/client.ts';

import { userActionsFor } from './policy.ts';

/** Never the password's hash: who needs that asks for it by name. */
export const USER_SELECT = {
  id: true,
  tenantId: true,
  email: true,
  fullName: true,
  role: true,
  status: true,
  version: true,
  createdAt: true,
  erasedAt: true,
} as const satisfies Prisma.UserSelect;

export type UserRow = Prisma.UserGetPayload<{ select: typeof USER_SELECT }>;

/** A person as the viewer sees them; null before anyone is signed in. */
export const presentUser = (row: UserRow, viewer: { role: Role } | null): identity.User => ({ ...row, can: userActionsFor(viewer, row) });

/** What the audit log keeps of a person. */
export const userSnapshot = ({ id, email, fullName, role, status, version, createdAt }: UserRow) => ({
  ...{ id, email, fullName, role, status, version, createdAt },
});
