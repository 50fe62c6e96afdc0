import type { Logger } from 'pino';

import type { Role } from '#contract';
import type { Config } from '#src/config.ts';
import type { Database } from '#src/database/client.ts';
import type { Scope, ScopeRunner } from '#src/database/scope.ts';
import type { AnswerCache } from '#src/platform/answer-cache.ts';
import type { ChangeHub } from '#src/platform/change-hub.ts';
import type { Clock } from '#src/platform/clock.ts';
import type { EventStreams } from '#src/platform/event-streams.ts';

/** A signed-in person, as the database knew them at most a few seconds ago. */
export type Actor = {
  userId: string;
  tenantId: string;
  sessionId: string;
  role: Role;
  fullName: string;
  /** When they last proved who they are. */
  authenticatedAt: Date;
  /** Whether they have yet to set up the second factor that their school asks for. */
  mustSetUp: boolean;
};

/** What a request by a signed-in person works with. */
export type ActorScope = Scope<Actor>;

/** The parts of the process that requests and jobs share; made once in main.ts, and by each test. */
export type Services = {
  config: Config;
  clock: Clock;
  logger: Logger;
  database: Database;
  inScope: ScopeRunner;
  cache: AnswerCache;
  /** Hears of every committed change of every school, made here or in another process. */
  changes: ChangeHub;
  /** The browsers that are told of changes as they happen. */
  streams: EventStreams;
};

/** The one cookie we use: the refresh token. `set` takes its lifetime in seconds. */
export type RefreshCookie = { value: string | undefined; set(token: string, maxAge: number): void; clear(): void };

/** One request, without Express: all that a handler outside a transaction may know. */
export type RequestContext<A extends Actor | undefined = Actor | undefined> = {
  readonly actor: A;
  readonly correlationId: string;
  readonly ip: string;
  readonly userAgent: string | null;
  /** The `Origin` header: set by browsers on requests that change something. */
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly now: Date;
  readonly expectedVersion: number | undefined;
  readonly refreshCookie: RefreshCookie;
  readonly services: Services;
};

/** What a scope needs to know of a request. */
export const scopeSetup = <A extends Actor | null>(context: RequestContext, tenantId: string, actor: A) => ({
  tenantId,
  actor,
  correlationId: context.correlationId,
  ip: context.ip,
  now: context.now,
  expectedVersion: context.expectedVersion,
});
