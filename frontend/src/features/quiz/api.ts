import { learning } from '@flightline/backend/contract';
import { useQuery } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { attemptDesk } from '../../lib/attempts/attempt-desk.ts';
import { LEARNING } from '../../lib/learning-api.ts';

/** One's own attempt as the server has it; what comes is kept on this device. */
export const useServerAttempt = (userId: string, id: string) =>
  useQuery({
    queryKey: [LEARNING, 'attempt', id],
    queryFn: async ({ signal }) => {
      const attempt = await call(learning.getAttempt, { params: { id } }, { signal });
      await attemptDesk.keep(userId, attempt);
      return attempt;
    },
  });
