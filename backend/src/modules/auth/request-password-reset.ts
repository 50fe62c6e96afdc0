import { setTimeout as pause } from 'node:timers/promises';

import type { identity, Input } from '#contract';
import { record, type Scope } from '#src/database/scope.ts';
import { type RequestContext, scopeSetup } from '#src/http/context.ts';
import { findSchool } from '#src/modules/tenants/index.ts';

import { NOT_SIGNED_IN } from './not-signed-in.ts';
import { sendLink } from './one-time-links.ts';

/** Well above what the work takes, so that every answer takes this long, whether or not there is an account. */
const ANSWER_AFTER_MS = 250;

/** Enough for mails that are slow to come; beyond it, nobody can flood a stranger's mailbox. */
const MOST_OPEN_LINKS = 3;

type Body = Input<typeof identity.requestPasswordReset>['body'];

/** Mails a one-time link to who has an active account. The answer and its time are the same for everyone else. */
export async function requestPasswordReset(context: RequestContext, { body }: { body: Body }): Promise<undefined> {
  const work = request(context, body);
  await Promise.allSettled([work, pause(ANSWER_AFTER_MS)]);
  await work;
}

async function request(context: RequestContext, { tenantId, email }: Body): Promise<void> {
  const { database, inScope } = context.services;
  const school = await findSchool(database, tenantId);
  if (school) await inScope(scopeSetup(context, tenantId, null), (scope) => sendReset(scope, email));
}

async function sendReset(scope: Scope, email: string): Promise<void> {
  const { tx, tenantId, now } = scope;
  const account = await tx.user.findUnique({ where: { tenantId_email: { tenantId, email } }, select: { id: true, status: true } });
  const open = { tenantId, userId: account?.id ?? tenantId, purpose: 'PASSWORD_RESET', usedAt: null, expiresAt: { gt: now } } as const;
  const sent = (await tx.oneTimeLink.count({ where: open })) < MOST_OPEN_LINKS && account?.status === 'ACTIVE';
  if (sent) await sendLink(scope, { userId: account.id, purpose: 'PASSWORD_RESET' });
  record(scope, {
    action: 'user.password_reset_request',
    resourceType: 'user',
    resourceId: account?.id ?? null,
    after: { email, sent },
    actor: NOT_SIGNED_IN,
  });
}
