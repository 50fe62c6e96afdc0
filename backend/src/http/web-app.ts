import { join } from 'node:path';

import { type RequestHandler, Router, static as serveStatic } from 'express';

const A_YEAR = '365d';

/** Serves the built browser app: hashed assets for a year, and its one page for every address that is not the API's. */
export function webApp(root: string): Router {
  const router = Router();
  router.use('/assets', serveStatic(join(root, 'assets'), { immutable: true, maxAge: A_YEAR, index: false, fallthrough: false }));
  router.use(serveStatic(root, { index: false, maxAge: '1h' }));
  router.get(/^\/(?!api\/).*/, page(join(root, 'index.html')));
  return router;
}

const page =
  (file: string): RequestHandler =>
  (req, res, next) => {
    if (!req.accepts('html')) return next();
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile(file, (error: unknown) => {
      if (error) next(error);
    });
  };
