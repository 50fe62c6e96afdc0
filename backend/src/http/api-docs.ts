import { createRequire } from 'node:module';
import { dirname } from 'node:path';

import { type RequestHandler, Router, static as serveStatic } from 'express';

const START = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/api/v1/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis],
    layout: 'BaseLayout',
    validatorUrl: null,
  });
};
`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Flightline API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const send =
  (type: string, text: string): RequestHandler =>
  (_req, res) => {
    res.type(type).send(text);
  };

/** The readable API reference: Swagger UI from its package, no outside host, no inline script. */
export function apiDocs(): Router {
  const files = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const router = Router();
  router.get('/', send('html', PAGE));
  router.get('/start.js', send('js', START));
  router.use(serveStatic(files, { index: false, maxAge: '1d' }));
  return router;
}
