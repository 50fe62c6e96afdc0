import { problem } from '#src/http/app-error.ts';
import type { RequestContext } from '#src/http/context.ts';

import { assertSameOrigin } from '../same-origin.ts';

/** Where passkeys belong to: the page's origin, and its host name, to which a browser binds them. */
export type RelyingParty = { origin: string; rpId: string };

/** As the installation is set, else as the caller's browser reached it. A browser refuses a host name that is not its page's. */
export function relyingParty(context: RequestContext): RelyingParty {
  assertSameOrigin(context);
  const { origin: header, services } = context;
  const address = services.config.publicUrl ?? header;
  if (address === undefined || !URL.canParse(address)) throw problem('FORBIDDEN', 'Passkeys work in a browser alone.');
  const { origin, hostname } = new URL(address);
  return { origin, rpId: hostname };
}
