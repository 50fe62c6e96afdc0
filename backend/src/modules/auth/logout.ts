import { type RequestContext, scopeSetup } from '#src/http/context.ts';

import { acceptedSecrets } from './derived-key.ts';
import { readRefreshToken } from './refresh-tokens.ts';
import { assertSameOrigin } from './same-origin.ts';
import { revokeSession } from './sessions.ts';

/** Ends the session of the refresh cookie. Without one there is nothing to end, and that is well too. */
export async function logout(context: RequestContext): Promise<undefined> {
  assertSameOrigin(context);
  const { services, refreshCookie } = context;
  const token = readRefreshToken(acceptedSecrets(services.config), refreshCookie.value);
  refreshCookie.clear();
  if (!token) return;
  const { tenantId, sessionId } = token;
  await services.inScope(scopeSetup(context, tenantId, null), async (scope) => {
    const session = await scope.tx.session.findUnique({
      where: { tenantId_id: { tenantId, id: sessionId } },
      select: { user: { select: { id: true, fullName: true } } },
    });
    if (session) await revokeSession(scope, { sessionId, user: session.user, action: 'user.logout' });
  });
}
