import { join } from 'node:path';

import { type RequestHandler, Router, static as serveStatic } from 'express';

const A_YEAR = '365d';

/** Serves the built browser app: hashed assets for a year, and its one page for every address that is not the API's. */
export function webApp(root: string): Router {
  const router = Router();
  router.use('/assets', serveStatic(join(root, 'assets'), { immutable: true, maxAge: A_YEAR, index: false, fallthrough: false }));
  // A browser that kept an old service worker would go on with an old app.
  router.get('/service-worker.js', asIs(join(root, 'service-worker.js')));
  router.use(serveStatic(root, { index: false, maxAge: '1h' }));
  router.get(/^\/(?!api\/).*/, page(join(root, 'index.html')));
  return router;
}

const page = (file: string): RequestHandler => {
  const send = asIs(file);
  return (req, res, next) => (req.accepts('html') ? send(req, res, next) : next());
};

/** Sends a file that the browser asks for anew each time. */
const asIs =
  (file: string): RequestHandler =>
  (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile(file, (error: unknown) => {
      if (error) next(error);
    });
  };
