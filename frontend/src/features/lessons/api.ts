import { learning } from '@flightline/backend/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { call } from '../../lib/api-client.ts';
import { LEARNING, refreshLearning } from '../../lib/learning-api.ts';

/** More attempts than a quiz allows anybody who is not stuck; the newest come first. */
const ATTEMPTS = 50;

/** One's own attempts at a quiz, the newest first; for authors, everybody's. */
export const useAttempts = (lessonId: string) =>
  useQuery({
    queryKey: [LEARNING, 'attempts', lessonId],
    queryFn: async ({ signal }) => (await call(learning.listAttempts, { query: { lessonId, limit: ATTEMPTS } }, { signal })).items,
  });

/** Marks a text as read. */
export function useCompleteLesson() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(learning.completeLesson, { params: { id }, body: {} }),
    onSettled: () => void refreshLearning(queryClient),
  });
}
