import { notifications } from '@mantine/notifications';

import { attemptDesk } from '../../lib/attempts/attempt-desk.ts';
import { explainError } from '../../lib/explain-error.ts';
import { sessionStore } from '../../lib/session-store.ts';

/** Answers this device still keeps are sent first, and nothing of this person stays. */
async function leave() {
  const session = sessionStore.get();
  const userId = session.status === 'signed-in' ? session.user.id : undefined;
  if (userId !== undefined) await attemptDesk.sendAllOf(userId).catch(() => undefined);
  await sessionStore.signOut();
  if (userId !== undefined) await attemptDesk.forget(userId).catch(() => undefined);
}

const signOut = () => {
  leave().catch((error: unknown) => {
    const { title } = explainError(error);
    notifications.show({ color: 'red', title, message: 'You are still signed in. Please try again before you leave this device.' });
  });
};

/** Signs out here and in every other tab; says so when the server could not be told. */
export const useSignOut = () => signOut;
