import { useSyncExternalStore } from 'react';

import { type Session, sessionStore } from './session-store.ts';

/** The session as it is now; the component follows its changes. */
export const useSession = (): Session => useSyncExternalStore(sessionStore.subscribe, sessionStore.get);

/** Who is signed in, and at which school. Only below the guard of signed-in pages; throws elsewhere. */
export function useSignedIn(): Extract<Session, { status: 'signed-in' }> {
  const session = useSession();
  if (session.status !== 'signed-in') throw new Error('Nobody is signed in');
  return session;
}
