import { type Endpoint, mayCall } from '@flightline/backend/contract';
import type { ReactNode } from 'react';

import { useSession } from './use-session.ts';

/** Says whether the person signed in may make this call. The server asks the same question again. */
export function useCan(endpoint: Endpoint): boolean {
  const session = useSession();
  return mayCall(endpoint, session.status === 'signed-in' ? session.user.role : undefined);
}

/** Shows its children to those who may make this call. */
export const Can = ({ call, children }: { call: Endpoint; children: ReactNode }) => (useCan(call) ? children : null);
