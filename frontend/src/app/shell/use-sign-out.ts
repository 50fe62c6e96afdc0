import { notifications } from '@mantine/notifications';

import { explainError } from '../../lib/explain-error.ts';
import { sessionStore } from '../../lib/session-store.ts';

const signOut = () => {
  sessionStore.signOut().catch((error: unknown) => {
    const { title } = explainError(error);
    notifications.show({ color: 'red', title, message: 'You are still signed in. Please try again before you leave this device.' });
  });
};

/** Signs out here and in every other tab; says so when the server could not be told. */
export const useSignOut = () => signOut;
