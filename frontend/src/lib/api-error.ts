import type { ErrorCode, ProblemDetails } from '@flightline/backend/contract';

/** The server said no, and said why. `retryAfterSeconds` is set where it told how long to wait. */
export class ApiError extends Error {
  readonly problem: ProblemDetails;
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: ProblemDetails, retryAfterSeconds?: number) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer came: offline, or the server cannot be reached. What was asked may or may not have happened. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('The server could not be reached', { cause });
    this.name = 'NetworkError';
  }
}

/** Says whether an error is the server's refusal with one of these codes. */
export const isProblem = (error: unknown, ...codes: readonly ErrorCode[]): error is ApiError =>
  error instanceof ApiError && codes.includes(error.problem.code);
