import type { RequestHandler } from 'express';

import type { Services } from './context.ts';

/** The process answers. */
export const healthz: RequestHandler = (_req, res) => {
  res.json({ status: 'ok' });
};

/** The database answers and holds every migration; else 503 with what is missing. */
export const readyz =
  ({ database, logger }: Services, pendingMigrations: () => Promise<string[]>): RequestHandler =>
  async (_req, res) => {
    try {
      await database.pool.query('SELECT 1');
      const pending = await pendingMigrations();
      res.status(pending.length === 0 ? 200 : 503).json({ status: pending.length === 0 ? 'ready' : 'not ready', database: 'ok', pending });
    } catch (error) {
      logger.warn({ err: error }, 'not ready');
      res.status(503).json({ status: 'not ready', database: 'unreachable', pending: [] });
    }
  };
