import { useMutation } from '@tanstack/react-query';

import { sessionStore } from '../../lib/session-store.ts';

/** Signs in; the pages around follow the session by themselves. */
export const useSignIn = () => useMutation({ mutationFn: sessionStore.signIn, meta: { shownInPlace: true } });
