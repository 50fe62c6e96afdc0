import type { ProblemDetails } from '@flightline/backend/contract';
import { expect, it } from 'vitest';

import { ApiError, NetworkError } from './api-error.ts';
import { explainError, fieldErrors } from './explain-error.ts';

const problem = (part: Partial<ProblemDetails>): ProblemDetails => ({
  type: 'about:blank',
  title: 'Something went wrong on our side',
  status: 500,
  detail: 'Internal',
  instance: '/',
  code: 'INTERNAL',
  correlationId: 'c-42',
  ...part,
});

it('gives the id to quote when we are to blame', () => {
  expect(explainError(new ApiError(problem({})))).toMatchObject({ correlationId: 'c-42', worthRetrying: true });
});

it('gives the server’s own sentence for a refusal, without an id', () => {
  const refused = problem({ status: 409, code: 'RESOURCE_CONFLICT', title: 'Taken', detail: 'Taken from 09:00.' });
  expect(explainError(new ApiError(refused))).toEqual({
    title: 'Taken',
    advice: 'Taken from 09:00.',
    correlationId: undefined,
    worthRetrying: false,
  });
});

it('says how long to wait', () => {
  const limited = problem({ status: 429, code: 'RATE_LIMITED' });
  expect(explainError(new ApiError(limited, 840)).advice).toContain('14 minutes');
  expect(explainError(new ApiError(limited, 30)).advice).toContain('30 seconds');
});

it('tells a lost connection and a bug of ours apart', () => {
  expect(explainError(new NetworkError('offline')).title).toBe('No connection to Flightline');
  expect(explainError(new RangeError('?')).title).toBe('Something went wrong');
});

it('finds the words for each field', () => {
  const invalid = problem({ status: 400, code: 'VALIDATION_FAILED', errors: [{ path: 'email', message: 'Not an e-mail address' }] });
  expect(fieldErrors(new ApiError(invalid))).toEqual({ email: 'Not an e-mail address' });
  expect(fieldErrors(new Error('other'))).toEqual({});
});
