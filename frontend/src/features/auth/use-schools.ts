import { identity } from '@flightline/backend/contract';
import { useQuery } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';

/** The schools of this installation, and whether they are for show. */
export const useSchools = () =>
  useQuery({ queryKey: ['schools'], queryFn: ({ signal }) => call(identity.listSchools, {}, { signal }), staleTime: 10 * 60_000 });
