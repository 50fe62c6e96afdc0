import type { ErrorCode } from '@flightline/backend/contract';

import { ApiError, NetworkError } from './api-error.ts';

/** What happened in words, what one can do, and the id to quote to support. */
export type Explanation = { title: string; advice: string; correlationId: string | undefined; worthRetrying: boolean };

/** Where the server's own sentence is not yet what a person needs to hear. */
const ADVICE: Partial<Record<ErrorCode, string>> = {
  FORBIDDEN: 'Ask an administrator of your school if you think you should be able to.',
  NOT_FOUND: 'It may have been removed, or the address is mistyped.',
  STALE_VERSION: 'The newest state is shown now. Please look at it and try again.',
  UNAUTHENTICATED: 'Your session is over. Sign in again: what you typed is kept.',
  INTERNAL: 'Nothing was changed. Please try again; if it happens again, tell us the id below.',
  UNAVAILABLE: 'Nothing was changed. Please try again in a moment.',
};

const wait = (seconds: number): string =>
  seconds < 90 ? `${Math.max(1, Math.ceil(seconds))} seconds` : `${Math.ceil(seconds / 60)} minutes`;

/** Turns any failure of a request into words. */
export function explainError(error: unknown): Explanation {
  if (error instanceof NetworkError) {
    return {
      title: 'No connection to Flightline',
      advice: 'Check your connection and try again. What you typed is still here.',
      correlationId: undefined,
      worthRetrying: true,
    };
  }
  if (!(error instanceof ApiError)) {
    return {
      title: 'Something went wrong',
      advice: 'Please reload the page and try again.',
      correlationId: undefined,
      worthRetrying: true,
    };
  }
  const { code, title, detail, correlationId, status } = error.problem;
  const limited = code === 'RATE_LIMITED' ? `Please wait ${wait(error.retryAfterSeconds ?? 60)}, then try again.` : undefined;
  return {
    title,
    advice: limited ?? ADVICE[code] ?? detail,
    // A refusal one understands needs no id to quote.
    correlationId: status >= 500 || status === 403 || status === 404 ? correlationId || undefined : undefined,
    worthRetrying: status >= 429,
  };
}

/** The server's words for one field of a form, by its path; undefined where it had none. */
export const fieldErrors = (error: unknown): Record<string, string> =>
  error instanceof ApiError ? Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, message])) : {};
