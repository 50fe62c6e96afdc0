import type { Endpoint, Input, Result } from '#contract';

import type { ReadyAnswer } from '#src/platform/answer-cache.ts';

import { type Actor, type ActorScope, type RequestContext, scopeSetup } from './context.ts';

/** A success with another status than the endpoint's own, such as 200 for what was there already. */
export class WithStatus<T> {
  readonly status: 200 | 201;
  readonly value: T;

  constructor(status: 200 | 201, value: T) {
    this.status = status;
    this.value = value;
  }
}

type ContextOf<E extends Endpoint> = RequestContext<E['access'] extends 'public' ? Actor | undefined : Actor>;

/** What is handed to those who take a text: it has not been read yet. */
export type TextInput<E extends Endpoint> = Omit<Input<E>, 'body'> & { text: AsyncIterable<string> };

/** What a stream is made of: text, or bytes as they are. */
export type Piece = string | Uint8Array;

/** An endpoint of the contract with what answers it, ready to be mounted. */
export type Route = {
  endpoint: Endpoint;
  /** In a transaction: the use case's answer is known only after the commit. */
  useCase?: (scope: ActorScope, input: never) => Promise<unknown>;
  handle?: (context: never, input: never) => Promise<unknown>;
  /** In pieces, each as it is ready. */
  stream?: (context: never, input: never) => AsyncIterable<Piece>;
};

/** Answers an endpoint by a use case that runs in one tenant-scoped transaction. */
export const route = <const E extends Endpoint>(
  endpoint: E,
  useCase: (scope: ActorScope, input: Input<E>) => Promise<Result<E> | WithStatus<Result<E>>>,
): Route => ({ endpoint, useCase });

/** Answers an endpoint outside a transaction: what is public, cached, or does slow work before it writes. */
export const openRoute = <const E extends Endpoint>(
  endpoint: E,
  handle: (context: ContextOf<E>, input: Input<E>) => Promise<Result<E> | ReadyAnswer>,
): Route => ({ endpoint, handle });

/** Answers an endpoint that takes a text as it arrives, which is never held in memory as a whole. */
export const textRoute = <const E extends Endpoint>(
  endpoint: E,
  handle: (context: ContextOf<E>, input: TextInput<E>) => Promise<Result<E>>,
): Route => ({ endpoint, handle });

/** Answers an endpoint that takes a text as it arrives, and tells how far it is while it does. */
export const textStreamRoute = <const E extends Endpoint>(
  endpoint: E,
  stream: (context: ContextOf<E>, input: TextInput<E>) => AsyncIterable<string>,
): Route => ({ endpoint, stream });

/** Answers an endpoint with a stream, which is never held in memory as a whole. */
export const streamRoute = <const E extends Endpoint>(
  endpoint: E,
  stream: (context: ContextOf<E>, input: Input<E>) => AsyncIterable<Piece>,
): Route => ({ endpoint, stream });

/** Runs a use case in the actor's school; `timeoutMs` is for what works on thousands of rows. */
export const runInScope = <T>(
  context: RequestContext<Actor>,
  work: (scope: ActorScope) => Promise<T>,
  { timeoutMs }: { timeoutMs?: number } = {},
): Promise<T> => context.services.inScope({ ...scopeSetup(context, context.actor.tenantId, context.actor), timeoutMs }, work);
