import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type Metrics = { registry: Registry; observe: RequestHandler; expose: RequestHandler };

/** Prometheus metrics of one app: requests by route template, method and status, and Node's own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte in to the last byte out',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    registry,
    observe: (req, res, next) => {
      const stop = duration.startTimer();
      // The template, not the address: ids would make a series each.
      res.on('finish', () => stop({ method: req.method, route: routeOf(req.route), status: String(res.statusCode) }));
      next();
    },
    expose: async (_req, res) => {
      res.type(registry.contentType).send(await registry.metrics());
    },
  };
}

const routeOf = (route: unknown): string => (typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : 'none');
