import type { identity } from '@flightline/backend/contract';
import * as z from 'zod';

import { browserStorage } from './browser-storage.ts';

const shape = z.object({ id: z.string(), fullName: z.string(), role: z.enum(['STUDENT', 'INSTRUCTOR', 'ADMIN']) });
export type LastUser = z.output<typeof shape>;

const NAME = 'last-user';

/** Who is signed in at this browser, for when the server cannot be asked. It opens nothing but what this device keeps itself. */
export const lastUser = {
  read(): LastUser | undefined {
    try {
      return shape.safeParse(JSON.parse(browserStorage.read(NAME) ?? 'null')).data;
    } catch {
      return undefined;
    }
  },
  write: ({ id, fullName, role }: identity.User): void => browserStorage.write(NAME, JSON.stringify({ id, fullName, role })),
  remove: (): void => browserStorage.remove(NAME),
};
