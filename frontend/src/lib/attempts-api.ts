import { learning } from '@flightline/backend/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { attemptDesk } from './attempts/attempt-desk.ts';
import { LEARNING } from './learning-api.ts';
import { useSignedIn } from './use-session.ts';

/** Begins an attempt at a quiz, or gives the open one again; it is kept on this device, so that it can go on without a network. */
export function useStartAttempt(lessonId: string) {
  const queryClient = useQueryClient();
  const { user } = useSignedIn();
  return useMutation({
    meta: { shownInPlace: true },
    mutationFn: () => call(learning.startAttempt, { params: { id: lessonId }, body: {} }),
    onSuccess: async (attempt) => {
      queryClient.setQueryData([LEARNING, 'attempt', attempt.id], attempt);
      await attemptDesk.keep(user.id, attempt).catch(() => undefined);
    },
    // Not awaited: the way to the attempt must not wait for lists.
    onSettled: () => void queryClient.invalidateQueries({ queryKey: [LEARNING, 'attempts'] }),
  });
}
