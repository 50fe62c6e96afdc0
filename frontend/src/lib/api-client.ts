import type { Args, Endpoint, Result } from '@flightline/backend/contract';

import { isProblem } from './api-error.ts';
import { send, type SendOptions } from './send.ts';
import { sessionStore } from './session-store.ts';
import { uniqueKey } from './unique-key.ts';

/**
 * Calls one endpoint of the contract; every request of the app goes through here. A refused access token is renewed once,
 * silently. Throws `ApiError` with the server's reason, or `NetworkError`.
 */
export async function call<const E extends Endpoint>(endpoint: E, args: Args<E>, options: SendOptions = {}): Promise<Result<E>> {
  if (endpoint.access === 'public') return send(endpoint, args, options);
  // One key for both tries: if the first had its effect after all, the second only repeats the answer.
  const idempotencyKey = options.idempotencyKey ?? (endpoint.idempotent ? uniqueKey() : undefined);
  const token = await sessionStore.freshToken();
  try {
    return await send(endpoint, args, { ...options, idempotencyKey, token });
  } catch (error) {
    if (!isProblem(error, 'UNAUTHENTICATED')) throw error;
    const renewed = await sessionStore.tokenAfter(token);
    if (renewed === undefined) throw error;
    return send(endpoint, args, { ...options, idempotencyKey, token: renewed });
  }
}
