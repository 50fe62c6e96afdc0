import { json, Router } from 'express';

import type { Endpoint } from '#contract';

const USUAL = '256kb';
const LARGE = '2mb';

/** Reads JSON bodies: large ones where the contract says so, refused elsewhere with PAYLOAD_TOO_LARGE. */
export function jsonBodies(endpoints: readonly Endpoint[]): Router {
  const router = Router();
  const large = json({ limit: LARGE });
  for (const { method, path, largeBody } of endpoints) if (largeBody) router[method](path, large);
  // A body that was read is not read again.
  router.use(json({ limit: USUAL }));
  return router;
}
