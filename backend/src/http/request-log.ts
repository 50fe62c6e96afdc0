import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

const QUIET = /^\/(?:healthz|readyz|metrics|assets\/)/;

/** One JSON line a request: never a query string, a header or a body, so never a token, a cookie or a password. */
export const requestLog =
  (logger: Logger): RequestHandler =>
  (req, res, next) => {
    const startedAt = process.hrtime.bigint();
    res.on('close', () => {
      const line = { ...facts(req, res), ms: Math.round(Number(process.hrtime.bigint() - startedAt) / 1e6) };
      // A stream of events ends when its reader leaves: that is its ordinary end.
      const isLive = String(res.getHeader('Content-Type')).startsWith('text/event-stream');
      if (!res.writableFinished && !isLive) logger.warn(line, 'request aborted');
      else if (res.statusCode >= 500) logger.error(line, 'request failed');
      else if (!QUIET.test(req.originalUrl)) logger.info(line, 'request');
    });
    next();
  };

const facts = ({ correlationId, method, originalUrl, actor }: Request, { statusCode }: Response) => ({
  correlationId,
  method,
  path: originalUrl.split('?')[0],
  status: statusCode,
  ...(actor && { tenantId: actor.tenantId, userId: actor.userId }),
});
