import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Request, Response, Router } from 'express';
import * as z from 'zod';

import { type Endpoint, mayCall } from '#contract';
import { ReadyAnswer } from '#src/platform/answer-cache.ts';

import { AppError, problem } from './app-error.ts';
import { type Actor, type RequestContext, scopeSetup, type Services } from './context.ts';
import { problemOf } from './error-handler.ts';
import { type Answer, keepRefusal, once, requestKey } from './idempotency.ts';
import { expectedVersion, parseInput } from './input.ts';
import type { RateLimits } from './rate-limits.ts';
import { refreshCookie } from './refresh-cookie.ts';
import { type Route, runInScope, WithStatus, type Piece } from './route.ts';
import { textOf } from './text-body.ts';

/** Mounts endpoints of the contract. Each request is limited, authorised, parsed, handled and presented, in this order. */
export function mount(router: Router, { services, limits, routes }: { services: Services; limits: RateLimits; routes: Route[] }): void {
  for (const mounted of routes) {
    const { endpoint } = mounted;
    const handler = async (req: Request, res: Response) => {
      authorise(endpoint, req.actor);
      const context = contextOf(req, res, services);
      const input = endpoint.textBody ? { ...parseInput(endpoint, req), text: textOf(req) } : parseInput(endpoint, req);
      if (mounted.stream) return sendStream(res, mounted.stream(context as never, input as never), endpoint);
      send(res, await answer(mounted, { context, input, req }), endpoint);
    };
    const limit = endpoint.rateLimit && limits[endpoint.rateLimit];
    router[endpoint.method](endpoint.path, ...(limit ? [limit, handler] : [handler]));
  }
  refuseOtherMethods(router, routes);
}

function authorise(endpoint: Endpoint, actor: Actor | undefined): void {
  if (endpoint.access === 'public') return;
  if (!actor) throw problem('UNAUTHENTICATED');
  if (actor.mustSetUp && !endpoint.duringSetup) throw problem('SECOND_FACTOR_SETUP_REQUIRED', 'Set up a second factor first.');
  if (!mayCall(endpoint, actor.role)) throw problem('FORBIDDEN');
}

const contextOf = (req: Request, res: Response, services: Services): RequestContext => ({
  actor: req.actor,
  correlationId: req.correlationId,
  ip: req.ip ?? 'unknown',
  userAgent: req.get('user-agent')?.slice(0, 400) ?? null,
  origin: req.get('origin'),
  host: req.host,
  now: services.clock.now(),
  expectedVersion: expectedVersion(req.get('if-match')),
  refreshCookie: refreshCookie(req, res, services.config),
  services,
});

const EVENT_STREAM = 'text/event-stream';

type Call = { context: RequestContext; input: unknown; req: Request };

async function answer({ endpoint, useCase, handle }: Route, { context, input, req }: Call): Promise<Answer | ReadyAnswer> {
  if (handle) {
    const result = await handle(context as never, input as never);
    return result instanceof ReadyAnswer ? result : present(endpoint, result);
  }
  if (!useCase || !context.actor) throw new Error(`${endpoint.path} has nothing that answers it.`);
  const signedIn: RequestContext<Actor> = { ...context, actor: context.actor };
  const work = (scope: Parameters<typeof useCase>[0]) => useCase(scope, input as never).then((result) => present(endpoint, result));
  const header = endpoint.idempotent ? req.get('idempotency-key') : undefined;
  const request = requestKey(header, `${endpoint.method} ${endpoint.path}`, { params: req.params, body: (req.body as unknown) ?? {} });
  if (!request) return runInScope(signedIn, work);
  try {
    return await runInScope(signedIn, (scope) => once(scope, request, () => work(scope)));
  } catch (error) {
    if (error instanceof AppError) {
      const setup = scopeSetup(signedIn, signedIn.actor.tenantId, signedIn.actor);
      const body = problemOf(error, req);
      await context.services
        .inScope(setup, (scope) => keepRefusal(scope, request, { refusal: error, body }))
        .catch((lost: unknown) => context.services.logger.warn({ err: lost, correlationId: context.correlationId }, 'refusal not kept'));
    }
    throw error;
  }
}

/** Encoding by the contract strips what it does not name: the last wall against a leaking column. */
function present(endpoint: Endpoint, given: unknown): Answer {
  const { response } = endpoint;
  const status = given instanceof WithStatus ? given.status : (endpoint.status ?? 200);
  const result: unknown = given instanceof WithStatus ? given.value : given;
  return { status, body: response ? z.encode(response, result) : undefined };
}

function send(res: Response, given: Answer | ReadyAnswer, { method }: Endpoint): void {
  if (given instanceof ReadyAnswer) {
    res.setHeader('ETag', given.etag);
    res.setHeader('Cache-Control', 'private, no-cache');
    if (res.req.fresh) res.status(304).end();
    else res.type('application/json').send(given.body);
    return;
  }
  if (given.replayed) res.setHeader('Idempotency-Replayed', 'true');
  res.setHeader('Cache-Control', 'no-store');
  const version = versionOf(given.body);
  if (version !== undefined && method !== 'delete') res.setHeader('ETag', `"${version}"`);
  res.status(given.status);
  if (given.status >= 400) res.type('application/problem+json').send(JSON.stringify(given.body));
  else if (given.body === undefined) res.end();
  else res.type('application/json').send(JSON.stringify(given.body));
}

/** A fault on the way breaks the connection, so that half an export is never taken for a whole one. */
async function sendStream(res: Response, lines: AsyncIterable<Piece>, { stream = 'text/plain', textBody }: Endpoint): Promise<void> {
  if (stream === EVENT_STREAM) return sendEvents(res, lines);
  if (textBody) sendAtOnce(res);
  else res.setHeader('Cache-Control', 'no-store');
  await pipeline(Readable.from(await begun(lines)), res.type(stream));
}

/** Waits for the first piece, so that what refuses before it can still be answered as a problem. */
async function begun(lines: AsyncIterable<Piece>): Promise<AsyncIterable<Piece>> {
  const pieces = lines[Symbol.asyncIterator]();
  const first = await pieces.next();
  return (async function* () {
    if (!first.done) yield first.value;
    yield* { [Symbol.asyncIterator]: () => pieces };
  })();
}

/** Neither our compression nor a proxy may hold back what is told as it happens. */
function sendAtOnce(res: Response): void {
  res.setHeader('Cache-Control', 'no-store, no-transform');
  res.setHeader('X-Accel-Buffering', 'no');
}

/** A reader who leaves is no fault. */
async function sendEvents(res: Response, events: AsyncIterable<Piece>): Promise<void> {
  sendAtOnce(res);
  await pipeline(Readable.from(events), res.type(EVENT_STREAM)).catch((error: unknown) => {
    if (!res.closed && !res.writableEnded) throw error;
  });
}

function versionOf(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null || !('version' in body)) return undefined;
  return typeof body.version === 'number' ? body.version : undefined;
}

/** A known address with another method answers 405 and says which it takes. */
function refuseOtherMethods(router: Router, routes: Route[]): void {
  const methods = new Map<string, string[]>();
  for (const { endpoint } of routes) methods.set(endpoint.path, [...(methods.get(endpoint.path) ?? []), endpoint.method.toUpperCase()]);
  for (const [path, allowed] of methods) {
    router.all(path, (_req, res) => {
      res.setHeader('Allow', allowed.join(', '));
      throw problem('METHOD_NOT_ALLOWED', `Use ${allowed.join(' or ')}.`);
    });
  }
}
