import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

import { ERRORS, type ErrorCode, type ProblemDetails } from '#contract';
import { isUnavailable } from '#src/database/sql-state.ts';

import { AppError, notFound, problem } from './app-error.ts';

/** What Express's own parts throw: bad JSON, a body too large, a broken `%` escape. Their `status` tells which. */
const CODE_OF_STATUS: Record<number, ErrorCode> = {
  400: 'VALIDATION_FAILED',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

const DETAIL_OF_STATUS: Record<number, string> = {
  400: 'The request could not be read: is the JSON or the address malformed?',
  413: 'The body is larger than this address takes.',
  415: 'Send the body as application/json in UTF-8.',
};

const RETRY_AFTER_SECONDS = 2;

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) {
    return problem('UNAVAILABLE', 'The database is not reachable right now. Nothing was changed; try again in a moment.', {
      retryAfter: RETRY_AFTER_SECONDS,
    });
  }
  const status = httpStatusOf(error);
  const code = status === undefined ? undefined : (CODE_OF_STATUS[status] ?? 'VALIDATION_FAILED');
  if (code !== undefined) return problem(code, tooLarge(error) ?? DETAIL_OF_STATUS[status ?? 0] ?? ERRORS[code][1]);
  return problem('INTERNAL', 'Something went wrong on our side. Quote the correlation id when you report it.');
}

/** The reader of bodies says how much it would have taken. */
function tooLarge(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('limit' in error) || typeof error.limit !== 'number') return undefined;
  return `The body is larger than ${error.limit / 1_024} kB.`;
}

function httpStatusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** RFC 9457 problem details of a refusal. */
export function problemOf(error: AppError, { originalUrl, correlationId }: Pick<Request, 'originalUrl' | 'correlationId'>): ProblemDetails {
  const [status, title] = ERRORS[error.code];
  const { retryAfter: _, ...extras } = error.extras;
  return {
    type: `/problems/${error.code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail: error.message,
    // Without the query: a secret link's token must not come back in an answer.
    instance: originalUrl.split('?')[0] ?? '/',
    code: error.code,
    correlationId,
    ...extras,
  };
}

/** Sends a refusal as `application/problem+json`. */
export function sendProblem(error: AppError, req: Request, res: Response): void {
  if (error.code === 'UNAUTHENTICATED') res.setHeader('WWW-Authenticate', 'Bearer');
  if (error.extras.retryAfter !== undefined) res.setHeader('Retry-After', String(error.extras.retryAfter));
  res.setHeader('Cache-Control', 'no-store');
  res
    .status(error.status)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(error, req)));
}

/** The one place where errors become answers. */
export const errorHandler =
  (logger: Logger): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const known = toAppError(error);
    if (known.status >= 500) logger.error({ err: error, correlationId: req.correlationId }, known.code);
    sendProblem(known, req, res);
  };

/** Whatever no route took. */
export const nothingHere: RequestHandler = (req) => {
  throw notFound(`${req.method} ${req.path}`);
};
