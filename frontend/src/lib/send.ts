import { type Args, type Endpoint, ERRORS, problemDetails, type ProblemDetails, type Result } from '@flightline/backend/contract';
import * as z from 'zod';

import { ApiError, NetworkError } from './api-error.ts';

const BASE = '/api/v1';

export type SendOptions = {
  /** The version one has seen: the server refuses to overwrite a newer one. */
  ifMatch?: number | undefined;
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  /** What is sent to an endpoint that takes a text. */
  text?: Blob | string | undefined;
  /** Takes an answer that is streamed, piece by piece; the call is over when it has taken the last one. */
  onPiece?: ((piece: Uint8Array<ArrayBuffer>) => void) | undefined;
};

/** Sends one request as given, with no second try. Throws `ApiError`, `NetworkError`, or the abort of `signal`. */
export async function send<const E extends Endpoint>(
  endpoint: E,
  args: Args<E>,
  options: SendOptions & { token?: string | undefined } = {},
): Promise<Result<E>> {
  const { params = {}, query = {}, body } = args as { params?: object; query?: object; body?: unknown };
  const response = await reach(`${BASE}${fill(endpoint.path, params)}${search(query)}`, {
    method: endpoint.method.toUpperCase(),
    headers: headers(endpoint, options),
    body: endpoint.body ? JSON.stringify(z.encode(endpoint.body, body)) : (options.text ?? null),
    credentials: 'same-origin',
    signal: options.signal ?? null,
  });
  if (!response.ok) throw new ApiError(await problemOf(response), retryAfter(response));
  if (endpoint.stream !== undefined) await readPieces(response, options);
  return (endpoint.response ? z.decode(endpoint.response, await response.json()) : undefined) as Result<E>;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new NetworkError(error);
  }
}

async function readPieces({ body }: Response, { onPiece = () => undefined, signal }: SendOptions): Promise<void> {
  const reader = body?.getReader();
  try {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) onPiece(piece.value);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NetworkError(error);
  }
}

const headers = (endpoint: Endpoint, { token, ifMatch, idempotencyKey }: SendOptions & { token?: string | undefined }): HeadersInit => ({
  accept: endpoint.stream ?? 'application/json',
  ...(endpoint.body ? { 'content-type': 'application/json' } : {}),
  ...(endpoint.textBody ? { 'content-type': 'text/plain;charset=utf-8' } : {}),
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
  ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
});

const fill = (path: string, params: object) =>
  Object.entries(params).reduce((filled, [key, value]) => filled.replace(`:${key}`, encodeURIComponent(String(value))), path);

function search(query: object): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]): [string, string] => [key, value instanceof Date ? value.toISOString() : String(value)]);
  return parts.length > 0 ? `?${new URLSearchParams(parts).toString()}` : '';
}

/** A proxy in between may answer in its own words: those become a problem of ours. */
async function problemOf(response: Response): Promise<ProblemDetails> {
  const parsed = problemDetails.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  const code = response.status === 429 ? 'RATE_LIMITED' : response.status >= 502 ? 'UNAVAILABLE' : 'INTERNAL';
  const title = ERRORS[code][1];
  const correlationId = response.headers.get('x-correlation-id') ?? '';
  return { type: 'about:blank', title, status: response.status, detail: title, instance: '', code, correlationId };
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
