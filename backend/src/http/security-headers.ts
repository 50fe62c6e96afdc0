import type { RequestHandler } from 'express';
import helmet from 'helmet';

import type { Config } from '#src/config.ts';

/** Whose video a lesson may embed: the pages' list of players (frontend, components/markdown/video.ts) leads to these alone. */
const VIDEO_PLAYERS = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com'];

/** Security headers: scripts from ourselves only, no inline script; styles may be inline, since the UI kit sets them. */
export const securityHeaders = ({ production }: Config): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Lessons show pictures by their address.
        imgSrc: ["'self'", 'data:', 'https:'],
        frameSrc: VIDEO_PLAYERS,
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: production,
    xFrameOptions: { action: 'deny' },
  });
