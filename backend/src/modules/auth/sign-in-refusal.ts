import type { ErrorCode } from '#contract';
import { type AppError, problem } from '#src/http/app-error.ts';

import { waitInWords } from './sign-in-backoff.ts';

/** Why someone is not let in; `until` where they have to wait. */
export type Refusal = { code: ErrorCode; detail?: string; until?: Date; guessed?: 'CODE' };

/** A refusal as the caller is told it, with how long to wait. */
export function toProblem({ code, detail, until, guessed }: Refusal, now: Date): AppError {
  if (!until) return problem(code, detail);
  const retryAfter = Math.ceil((until.getTime() - now.getTime()) / 1_000);
  const what = guessed === 'CODE' ? 'wrong codes for this account' : 'wrong passwords for this account from your network';
  return problem(code, `Too many ${what}. Try again in ${waitInWords(retryAfter)}.`, { retryAfter });
}
