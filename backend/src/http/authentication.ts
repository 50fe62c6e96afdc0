import type { RequestHandler } from 'express';

import type { Actor } from './context.ts';

const BEARER = /^Bearer ([A-Za-z0-9._-]+)$/i;

/**
 * Finds out who calls. A missing or bad token is no error here: public routes do not need one, and the route's own
 * check answers 401 for the others.
 */
export const authentication =
  (actorOf: (accessToken: string) => Promise<Actor | undefined>): RequestHandler =>
  async (req, _res, next) => {
    const token = BEARER.exec(req.get('authorization') ?? '')?.[1];
    if (token !== undefined) req.actor = await actorOf(token);
    next();
  };
