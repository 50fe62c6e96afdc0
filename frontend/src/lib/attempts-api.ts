import { learning } from '@flightline/backend/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { call } from './api-client.ts';
import { LEARNING, refreshLearning } from './learning-api.ts';

/** Begins an attempt at a quiz, or finds the open one. */
export function useStartAttempt() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (lessonId: string) => call(learning.startAttempt, { params: { id: lessonId }, body: {} }),
    meta: { shownInPlace: true },
    onSuccess: (attempt) => queryClient.setQueryData([LEARNING, 'attempt', attempt.id], attempt),
    onSettled: () => void refreshLearning(queryClient),
  });
}
