import { MutationCache, QueryClient } from '@tanstack/react-query';

import { ApiError, NetworkError } from './api-error.ts';

const MAX_RETRIES = 2;

/** A refusal is an answer: asking again brings the same. Only silence and a server out of breath are worth another try. */
const worthRetrying = (error: Error): boolean =>
  error instanceof NetworkError || (error instanceof ApiError && error.problem.status === 503);

/** The cache of what the server said. `onMutationError` hears of failures that the form beside does not show itself. */
export const createQueryClient = (onMutationError: (error: Error) => void = () => undefined): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Offline a query fails at once, and can say so; it is asked again when the connection is back.
        networkMode: 'always',
        retry: (failures, error) => failures < MAX_RETRIES && worthRetrying(error),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
    mutationCache: new MutationCache({
      onError: (...[error, , , mutation]) => {
        if (mutation.meta?.['shownInPlace'] !== true) onMutationError(error);
      },
    }),
  });
