import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** One JSON line a request: never a query string, a header or a body, so never a token, a cookie or a password. */
export const requestLog = (logger: Logger): RequestHandler =>
  pinoHttp<Request>({
    logger,
    genReqId: (req) => req.correlationId,
    quietReqLogger: true,
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined },
    customAttributeKeys: { reqId: 'correlationId', responseTime: 'ms' },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    customProps: (req, res) => ({
      method: req.method,
      path: req.originalUrl.split('?')[0],
      status: res.statusCode,
      tenantId: req.actor?.tenantId,
      userId: req.actor?.userId,
    }),
    autoLogging: { ignore: (req) => QUIET.has(req.url) || req.originalUrl.startsWith('/assets/') },
  });
