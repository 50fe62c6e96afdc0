import { problem } from '#src/http/app-error.ts';
import type { RequestContext } from '#src/http/context.ts';

/**
 * Refuses what another site's page sent with our cookie. SameSite=Strict stops most of it; this also stops pages on
 * another port or subdomain. Programs send no `Origin` and pass: they hold the cookie themselves.
 */
export function assertSameOrigin({ origin, host }: Pick<RequestContext, 'origin' | 'host'>): void {
  if (origin === undefined) return;
  const from = URL.canParse(origin) ? new URL(origin) : undefined;
  // Parsed with the origin's scheme, so that a spelled-out default port makes no difference.
  const to = from && `${from.protocol}//${host}`;
  if (from && to && URL.canParse(to) && new URL(to).host === from.host) return;
  throw problem('FORBIDDEN', 'This request came from another site.');
}
