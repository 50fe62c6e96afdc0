import type { factors, identity, Input } from '#contract';
import { record, type Scope } from '#src/database/scope.ts';
import { type RequestContext, scopeSetup } from '#src/http/context.ts';
import { findSchool, type SchoolRow } from '#src/modules/tenants/index.ts';

import { checkPasskey } from './factors/check-passkey.ts';
import { relyingParty, type RelyingParty } from './factors/relying-party.ts';
import { NOT_SIGNED_IN } from './not-signed-in.ts';
import { handOver, type OpenSession, startSession } from './sessions.ts';
import { type Refusal, toProblem } from './sign-in-refusal.ts';

type Body = Input<typeof factors.passkeyLogin>['body'];

/** Signs a person in by a passkey: what they have, opened by what they know or are. Throws INVALID_CREDENTIALS, or what the account's status says. */
export async function passkeyLogin(context: RequestContext, { body }: { body: Body }): Promise<identity.SignedIn> {
  const party = relyingParty(context);
  const { database, inScope } = context.services;
  const school = await findSchool(database, body.tenantId);
  if (!school) throw toProblem(WRONG, context.now);
  const outcome = await inScope(scopeSetup(context, body.tenantId, null), (scope) =>
    open(scope, { body, school, party, userAgent: context.userAgent }),
  );
  if ('session' in outcome) return handOver(context, outcome);
  throw toProblem(outcome, context.now);
}

const WRONG: Refusal = { code: 'INVALID_CREDENTIALS', detail: 'That passkey does not belong to an account of this school.' };

type SignIn = { body: Body; school: SchoolRow; party: RelyingParty; userAgent: string | null };

async function open(scope: Scope, { body, school, party, userAgent }: SignIn): Promise<OpenSession | Refusal> {
  const { tx, tenantId } = scope;
  const proof = await checkPasskey(scope, body, party);
  if (!proof) return refuse(scope, WRONG, null);
  const { passkeyId, user } = proof;
  // Locked and read again: a suspension may have come in between.
  const [row] = await tx.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM app_user WHERE tenant_id = ${tenantId}::uuid AND id = ${user.id}::uuid FOR NO KEY UPDATE`;
  if (row?.status === 'PENDING') return refuse(scope, { code: 'ACCOUNT_PENDING' }, user.id);
  if (row?.status !== 'ACTIVE') return refuse(scope, { code: 'ACCOUNT_SUSPENDED' }, user.id);
  const session = await startSession(scope, user.id, userAgent);
  const after = { sessionId: session.id, by: 'PASSKEY', passkeyId };
  const actor = { userId: user.id, name: user.fullName };
  record(scope, { action: 'user.login', resourceType: 'user', resourceId: user.id, after, actor });
  return { user, school, session, mustSetUp: false };
}

function refuse(scope: Scope, refusal: Refusal, userId: string | null): Refusal {
  const after = { code: refusal.code, by: 'PASSKEY' };
  record(scope, { action: 'user.login_failed', resourceType: 'user', resourceId: userId, after, actor: NOT_SIGNED_IN });
  return refusal;
}
