import { factors } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../../lib/api-client.ts';
import { makePasskey } from '../../../lib/passkeys.ts';

const SECURITY = 'security';

/** How one signs in: one's second factors. */
export const useSecurity = () => useQuery({ queryKey: [SECURITY], queryFn: ({ signal }) => call(factors.getSecurity, {}, { signal }) });

/** A change of one's factors. What is shown is fetched anew, whatever comes of it. */
function useFactorWrite<V, T>(write: (given: V) => Promise<T>) {
  const queryClient = useQueryClient();
  const onSettled = () => void queryClient.invalidateQueries({ queryKey: [SECURITY] });
  return useMutation({ mutationFn: write, meta: { shownInPlace: true }, onSettled });
}

export const useBeginTotp = () => useMutation({ mutationFn: () => call(factors.beginTotp, { body: {} }), meta: { shownInPlace: true } });

export const useConfirmTotp = () => useFactorWrite((code: string) => call(factors.confirmTotp, { body: { code } }));

export const useRemoveTotp = () => useFactorWrite(() => call(factors.removeTotp, {}));

export const useRenewRecoveryCodes = () => useFactorWrite(() => call(factors.renewRecoveryCodes, { body: {} }));

/** Asks the server for a challenge, the browser for a passkey, and brings it back. */
export const useAddPasskey = () =>
  useFactorWrite(async () => call(factors.addPasskey, { body: await makePasskey(await call(factors.beginPasskey, { body: {} })) }));

export const useRemovePasskey = () => useFactorWrite((id: string) => call(factors.removePasskey, { params: { id } }));
