import { factors } from '@flightline/backend/contract';
import { useMutation } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { signWithPasskey } from '../../lib/passkeys.ts';
import { sessionStore } from '../../lib/session-store.ts';

/** Signs in; the pages around follow the session by themselves. */
export const useSignIn = () => useMutation({ mutationFn: sessionStore.signIn, meta: { shownInPlace: true } });

/** Signs in at a school with a passkey that the browser holds. */
export const usePasskeySignIn = () =>
  useMutation({
    mutationFn: async (tenantId: string) => {
      const proof = await signWithPasskey(await call(factors.passkeyChallenge, { body: { tenantId } }));
      await sessionStore.signInWithPasskey({ tenantId, ...proof });
    },
    meta: { shownInPlace: true },
  });
