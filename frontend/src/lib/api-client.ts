import type { Args, Endpoint, Result } from '@flightline/backend/contract';

import { isProblem } from './api-error.ts';
import { send, type SendOptions } from './send.ts';
import { sessionStore } from './session-store.ts';
import { proveIdentity } from './step-up.ts';
import { uniqueKey } from './unique-key.ts';

/**
 * Calls one endpoint of the contract; every request of the app goes through here. A refused access token is renewed once,
 * silently; where the server asks for a recent sign-in, so are we. Throws `ApiError` with the server's reason, or `NetworkError`.
 */
export async function call<const E extends Endpoint>(endpoint: E, args: Args<E>, options: SendOptions = {}): Promise<Result<E>> {
  if (endpoint.access === 'public') return send(endpoint, args, options);
  // One key for all tries: if the first had its effect after all, the next only repeats the answer.
  const idempotencyKey = options.idempotencyKey ?? (endpoint.idempotent ? uniqueKey() : undefined);
  const request = () => withFreshToken((token) => send(endpoint, args, { ...options, idempotencyKey, token }));
  try {
    return await request();
  } catch (error) {
    if (isProblem(error, 'SECOND_FACTOR_SETUP_REQUIRED')) sessionStore.demandSetUp();
    if (!isProblem(error, 'STEP_UP_REQUIRED') || !(await proveIdentity())) throw error;
    return request();
  }
}

/** Makes a request with the session's access token; once more with a new one where the server refuses it. */
export async function withFreshToken<T>(request: (token: string | undefined) => Promise<T>): Promise<T> {
  const token = await sessionStore.freshToken();
  try {
    return await request(token);
  } catch (error) {
    if (!isProblem(error, 'UNAUTHENTICATED')) throw error;
    const renewed = await sessionStore.tokenAfter(token);
    if (renewed === undefined) throw error;
    return request(renewed);
  }
}
