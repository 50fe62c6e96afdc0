import type { Prisma } from '#src/database/generated/client.ts';

/** A passkey as its owner sees it: its key is for nobody to see. */
export const PASSKEY_SELECT = {
  id: true,
  name: true,
  synced: true,
  createdAt: true,
  lastUsedAt: true,
} as const satisfies Prisma.PasskeySelect;

/** More than anyone has devices; beyond it someone else is at work. */
export const MOST_PASSKEYS = 20;
