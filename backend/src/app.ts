import compression from 'compression';
import cookieParser from 'cookie-parser';
import express, { type Express, Router } from 'express';

import { apiDocs } from './http/api-docs.ts';
import { authentication } from './http/authentication.ts';
import type { Actor, Services } from './http/context.ts';
import { correlationId } from './http/correlation-id.ts';
import { errorHandler, nothingHere } from './http/error-handler.ts';
import { healthz, readyz } from './http/health.ts';
import { jsonBodies } from './http/json-bodies.ts';
import { createMetrics } from './http/metrics.ts';
import { mount } from './http/mount.ts';
import { openApiDocument } from './http/openapi.ts';
import { rateLimits } from './http/rate-limits.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { webApp } from './http/web-app.ts';
import { routes } from './routes.ts';

export type AppParts = {
  services: Services;
  /** Finds who holds an access token; undefined where it is not good, or no longer. */
  actorOf: (accessToken: string) => Promise<Actor | undefined>;
  /** Names of migrations that the database still lacks. */
  pendingMigrations: () => Promise<string[]>;
  /** The folder of the built browser app; none in development, where Vite serves it. */
  webRoot?: string;
};

/** One request's journey, top to bottom. */
export function createApp({ services, actorOf, pendingMigrations, webRoot }: AppParts): Express {
  const { config, logger } = services;
  const metrics = createMetrics();
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', config.trustProxy ?? false);

  app.use(correlationId);
  app.use(requestLog(logger));
  app.use(metrics.observe);
  app.use(securityHeaders(config));

  app.get('/healthz', healthz);
  app.get('/readyz', readyz(services, pendingMigrations));
  app.get('/metrics', metrics.expose);
  app.use('/api/docs', apiDocs());
  app.use('/api/v1', apiRouter(services, actorOf));

  if (webRoot !== undefined) app.use(compression(), webApp(webRoot));
  app.use(nothingHere);
  app.use(errorHandler(logger));
  return app;
}

function apiRouter(services: Services, actorOf: AppParts['actorOf']): Router {
  const api = Router();
  const openApi = JSON.stringify(openApiDocument(routes.map(({ endpoint }) => endpoint)));

  api.use(compression());
  api.use(cookieParser());
  api.use(jsonBodies(routes.map(({ endpoint }) => endpoint)));
  api.use(authentication(actorOf));
  api.get('/openapi.json', (_req, res) => void res.type('application/json').send(openApi));
  mount(api, { services, limits: rateLimits(services.config), routes });
  return api;
}
