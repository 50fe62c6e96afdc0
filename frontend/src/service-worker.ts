import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** Every file of this build, put in by scripts of the build. */
declare const PRECACHE: PrecacheEntry[];

const PATIENCE_MS = 3_000;

// An open tab keeps the files it began with: a new worker waits until no tab needs the old one's, then deletes them.
cleanupOutdatedCaches();

/** A page from the network, so that a new release is seen at once; without network the shell of this build. Never an answer of the API. */
registerRoute(
  new NavigationRoute(
    async (options) => {
      try {
        const response = await fetch(options.request, { signal: AbortSignal.timeout(PATIENCE_MS) });
        if (response.status < 500) return response;
      } catch {
        // No network, or too slow a one.
      }
      return createHandlerBoundToURL('/index.html')(options);
    },
    { denylist: [/^\/api\//] },
  ),
);
precacheAndRoute(PRECACHE);
