import { ERRORS, type ErrorCode, type ProblemDetails } from '#contract';

/** What a problem may carry besides its code and sentence. */
export type ProblemExtras = Partial<Pick<ProblemDetails, 'errors' | 'conflictingBookingId' | 'findings' | 'from' | 'to'>> & {
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
};

/** An outcome we foresaw. Anything else that reaches the error handler is a bug, and a 500. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly extras: ProblemExtras;

  constructor(code: ErrorCode, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.code = code;
    this.extras = extras;
  }

  get status(): number {
    return ERRORS[this.code][0];
  }
}

/** A refusal, to be thrown: its code decides the status, `detail` is the sentence a person reads. */
export const problem = (code: ErrorCode, detail: string = ERRORS[code][1], extras?: ProblemExtras): AppError =>
  new AppError(code, detail, extras);

/** Also for every object of another school: to its caller it does not exist. */
export const notFound = (what: string): AppError => problem('NOT_FOUND', `${what} not found`);

/** One field that is wrong, in words for the person who filled it in. */
export const invalidField = (path: string, message: string): AppError =>
  problem('VALIDATION_FAILED', message, { errors: [{ path, message }] });

/** Refuses a write against an old version (`If-Match`). */
export function assertVersion(expected: number | undefined, current: number): void {
  if (expected === undefined || expected === current) return;
  throw problem('STALE_VERSION', `This is version ${current} by now; you saw version ${expected}. Look at it again before you change it.`);
}
