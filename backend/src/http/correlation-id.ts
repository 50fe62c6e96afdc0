import { randomUUID } from 'node:crypto';

import type { RequestHandler } from 'express';

import type { Actor } from './context.ts';

declare module 'express-serve-static-core' {
  interface Request {
    correlationId: string;
    /** Set once the bearer token was found good. */
    actor?: Actor | undefined;
  }
}

const WELL_FORMED = /^[A-Za-z0-9._-]{1,128}$/;

/** Takes the caller's `X-Correlation-Id` when it is well formed, else makes one; every response echoes it. */
export const correlationId: RequestHandler = (req, res, next) => {
  const given = req.get('x-correlation-id');
  req.correlationId = given !== undefined && WELL_FORMED.test(given) ? given : randomUUID();
  res.setHeader('X-Correlation-Id', req.correlationId);
  next();
};
