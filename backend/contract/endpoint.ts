import type * as z from 'zod';

import type { ErrorCode } from './errors.ts';
import { can, type Permission, type Role } from './permissions.ts';

/** One HTTP endpoint, described once: the server mounts it, the browser calls it, the OpenAPI document lists it. */
export type Endpoint = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/v1`, parameters as `:name`. */
  path: string;
  summary: string;
  /** `public` needs no session; anything else is checked before the handler runs. */
  access: Permission | 'public' | 'signed-in';
  /** The status of success; 204 has no `response`. */
  status?: 200 | 201 | 204;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Takes a JSON body of 2 MB, such as a long text in any script, where others take 256 kB. */
  largeBody?: true;
  /** Takes `text/plain` instead of a JSON body, as a stream. */
  textBody?: true;
  response?: z.ZodType;
  /** The media type of an answer that is streamed instead, such as `application/x-ndjson`. */
  stream?: string;
  /** The refusals beside those that every endpoint can give (see `COMMON_ERRORS`). */
  errors?: readonly ErrorCode[];
  /** Which limiter guards it: sign-in attempts and refreshes by IP, booking writes by user and IP. */
  rateLimit?: 'auth' | 'refresh' | 'booking';
  /** Open to who has yet to set up the second factor that their school asks for; nothing else is. */
  duringSetup?: true;
  /** Honours the `Idempotency-Key` header. */
  idempotent?: boolean;
};

export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

/** Asked by the server to guard the route, and by the browser to hide the button. */
export const mayCall = ({ access }: Pick<Endpoint, 'access'>, role: Role | undefined): boolean =>
  access === 'public' || (role !== undefined && (access === 'signed-in' || can(role, access)));

/** What any endpoint may answer besides its own errors, depending on what it takes. */
export const commonErrors = ({ params, query, body, rateLimit, idempotent, ...rest }: Endpoint): ErrorCode[] => [
  ...(params || query || body ? (['VALIDATION_FAILED'] as const) : []),
  ...refusals(rest),
  ...(params ? (['NOT_FOUND'] as const) : []),
  ...(params && body ? (['STALE_VERSION'] as const) : []),
  ...(body ? (['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
  ...(idempotent ? (['IDEMPOTENCY_IN_PROGRESS', 'IDEMPOTENCY_KEY_REUSED'] as const) : []),
  ...(rateLimit ? (['RATE_LIMITED'] as const) : []),
  'INTERNAL',
  'UNAVAILABLE',
];

function refusals({ access, duringSetup }: Pick<Endpoint, 'access' | 'duringSetup'>): ErrorCode[] {
  if (access === 'public') return [];
  return ['UNAUTHENTICATED', 'FORBIDDEN', ...(duringSetup ? [] : (['SECOND_FACTOR_SETUP_REQUIRED'] as const))];
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What a handler receives, after parsing. */
export type Input<E extends Endpoint> = {
  params: Output<E['params']>;
  query: Output<E['query']>;
  body: Output<E['body']>;
};

/** What a handler returns and a caller gets: instants are `Date` on both ends. */
export type Result<E extends Endpoint> = E['response'] extends z.ZodType ? z.output<E['response']> : undefined;

type Given<K extends string, T, V> = T extends z.ZodType ? Record<K, V> : unknown;

/** What a caller passes: exactly the parts this endpoint declares. */
export type Args<E extends Endpoint> = Given<'params', E['params'], Output<E['params']>> &
  (E['query'] extends z.ZodType ? { query?: Partial<z.output<E['query']>> } : unknown) &
  Given<'body', E['body'], E['body'] extends z.ZodType ? z.output<E['body']> : never>;
