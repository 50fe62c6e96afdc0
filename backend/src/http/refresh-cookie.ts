import type { Request, Response } from 'express';

import type { Config } from '#src/config.ts';

import type { RefreshCookie } from './context.ts';

/** In production the `__Host-` prefix binds the cookie to this host and to HTTPS; plain HTTP cannot carry it. */
export function refreshCookie(req: Request, res: Response, { production }: Config): RefreshCookie {
  const name = production ? '__Host-refresh' : 'refresh';
  const options = { httpOnly: true, sameSite: 'strict', secure: production, path: production ? '/' : '/api/v1/auth' } as const;
  const value: unknown = (req.cookies as Record<string, unknown> | undefined)?.[name];
  return {
    value: typeof value === 'string' ? value : undefined,
    set: (token, maxAge) => void res.cookie(name, token, { ...options, maxAge: maxAge * 1_000 }),
    clear: () => void res.clearCookie(name, options),
  };
}
