import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

import type { Endpoint } from '#contract';
import type { Config } from '#src/config.ts';

import { problem } from './app-error.ts';
import { sendProblem } from './error-handler.ts';

type Limit = { windowMs: number; limit: number; name: string; key: 'ip' | 'user-and-ip' };

const limiter = ({ windowMs, limit, name, key }: Limit): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    identifier: name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => {
      const ip = ipKeyGenerator(req.ip ?? 'unknown');
      return key === 'ip' ? ip : `${req.actor?.tenantId}:${req.actor?.userId}:${ip}`;
    },
    handler: (req, res) => {
      const retryAfter = Number(res.getHeader('Retry-After') ?? Math.ceil(windowMs / 1_000));
      const wait = retryAfter < 120 ? `${retryAfter} seconds` : `${Math.ceil(retryAfter / 60)} minutes`;
      sendProblem(problem('RATE_LIMITED', `Too many attempts. Try again in ${wait}.`, { retryAfter }), req, res);
    },
  });

export type RateLimits = Record<NonNullable<Endpoint['rateLimit']>, RequestHandler>;

const REFRESHES_A_MINUTE = 600;

/** Attempts to sign in by IP; booking writes by person and IP, since a school shares one address. */
export const rateLimits = ({ rateLimits: { authMax, bookingMax } }: Config): RateLimits => ({
  auth: limiter({ windowMs: 15 * 60_000, limit: authMax, name: 'auth', key: 'ip' }),
  // A school shares one address, and every tab that opens asks once: this stops a program, not people.
  refresh: limiter({ windowMs: 60_000, limit: REFRESHES_A_MINUTE, name: 'refresh', key: 'ip' }),
  booking: limiter({ windowMs: 60_000, limit: bookingMax, name: 'booking', key: 'user-and-ip' }),
});
