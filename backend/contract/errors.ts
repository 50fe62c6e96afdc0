import * as z from 'zod';

import { finding } from './findings.ts';

/** Every way a request can fail: code -> HTTP status and the title a person reads. */
export const ERRORS = {
  VALIDATION_FAILED: [400, 'Some of what was sent is not valid'],
  UNAUTHENTICATED: [401, 'Please sign in'],
  INVALID_CREDENTIALS: [401, 'School, e-mail or password is wrong'],
  SECOND_FACTOR_WRONG: [401, 'The code is wrong'],
  FORBIDDEN: [403, 'You may not do that'],
  ACCOUNT_PENDING: [403, 'The account waits for approval'],
  ACCOUNT_SUSPENDED: [403, 'The account is suspended'],
  SECOND_FACTOR_REQUIRED: [403, 'A code of your authenticator app is needed'],
  SECOND_FACTOR_SETUP_REQUIRED: [403, 'Your school asks for a second factor'],
  STEP_UP_REQUIRED: [403, 'Please confirm that it is you'],
  NOT_FOUND: [404, 'Not found'],
  METHOD_NOT_ALLOWED: [405, 'This address does not take that method'],
  EMAIL_TAKEN: [409, 'The e-mail address is taken'],
  NAME_TAKEN: [409, 'The name is taken'],
  INVALID_TRANSITION: [409, 'The status does not allow that'],
  STUDENT_CONFLICT: [409, 'The student has another booking at that time'],
  INSTRUCTOR_CONFLICT: [409, 'The instructor has another lesson at that time'],
  INSTRUCTOR_UNAVAILABLE: [409, 'The time lies outside the instructor’s availability'],
  RESOURCE_CONFLICT: [409, 'The aircraft or room is taken at that time'],
  RESOURCE_GROUNDED: [409, 'The aircraft or room is out of service'],
  RESOURCE_NEEDED: [409, 'The lesson needs an aircraft, a simulator or a room'],
  DUTY_LIMIT: [409, 'The instructor would teach too much'],
  SCHOOL_CLOSED: [409, 'The school is closed at that time'],
  OUTSIDE_BOOKING_WINDOW: [409, 'That time cannot be booked now'],
  NO_ATTEMPTS_LEFT: [409, 'All attempts are used'],
  ATTEMPT_CLOSED: [409, 'The attempt is over'],
  COURSE_LOCKED: [409, 'Another course comes first'],
  COURSE_REQUIRED: [409, 'A course has to be completed first'],
  RULE_BLOCKED: [409, 'A rule of the school stands against it'],
  SERIES_CONFLICT: [409, 'Some lessons of the series cannot stand there'],
  LAST_ADMIN: [409, 'The school would be left without an administrator'],
  IDEMPOTENCY_IN_PROGRESS: [409, 'The same request is still running'],
  LINK_SPENT: [410, 'The link was used already or is too old'],
  STALE_VERSION: [412, 'Someone else changed it meanwhile'],
  PAYLOAD_TOO_LARGE: [413, 'The request is too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'The body must be JSON'],
  UNPROCESSABLE: [422, 'The request makes no sense for this object'],
  IDEMPOTENCY_KEY_REUSED: [422, 'The idempotency key was used for another request'],
  RATE_LIMITED: [429, 'Too many requests'],
  INTERNAL: [500, 'Something went wrong on our side'],
  UNAVAILABLE: [503, 'The service is briefly unavailable'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ErrorCode = keyof typeof ERRORS;

export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** RFC 9457 problem details, with our stable `code` and the correlation id to quote to support. */
export const problemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z.enum(ERROR_CODES),
    correlationId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    conflictingBookingId: z.uuid().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    /** What the rules of the school found, where they refuse. */
    findings: z.array(finding).optional(),
  })
  .meta({ id: 'ProblemDetails' });
export type ProblemDetails = z.output<typeof problemDetails>;
