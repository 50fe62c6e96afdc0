import { identity, type Input } from '#contract';
import { erasePersonalValues, textsOf } from '#src/database/personal-values.ts';
import { announce, record } from '#src/database/scope.ts';
import { problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { assertRecentSignIn } from '#src/http/recent-sign-in.ts';
import { forgetInMessages } from '#src/modules/notifications/index.ts';
import { lockUser, presentUser, USER_SELECT, type UserRow, userSnapshot } from '#src/modules/users/index.ts';

import { forgetAllFailures } from './sign-in-failures.ts';

/** Mail to it goes nowhere, by RFC 2606. */
const unroutable = (id: string) => `erased-${id}@erased.invalid`;

/**
 * Erases who a suspended person was: in their row, in what they can sign in with, in messages, and beside the audit chain.
 * What they did stays. Throws UNPROCESSABLE for oneself, INVALID_TRANSITION for who is not suspended.
 */
export async function eraseUser(scope: ActorScope, { params, body }: Input<typeof identity.eraseUser>): Promise<identity.User> {
  assertRecentSignIn(scope);
  if (params.id === scope.actor.userId)
    throw problem('UNPROCESSABLE', 'You cannot erase yourself. Another administrator can, once you left.');
  const person = await lockUser(scope, params.id);
  assertSuspended(person);
  const texts = await textsOf(scope, person.id);
  await forgetAccess(scope, person, texts);
  const erased = await renameRow(scope, person);
  // After the row, since the database lets no other change touch what people were told.
  await forgetInMessages(scope, { userId: person.id, texts: [person.fullName, person.email, ...texts] });
  // The state before without who they were: it would be kept beside the chain again.
  const { role, status, version } = person;
  record(scope, {
    ...{ action: 'user.erase', resourceType: 'user', resourceId: person.id },
    before: { role, status, version },
    after: { ...userSnapshot(erased), reason: body.reason },
  });
  announce(scope, 'users', 'calendar');
  await erasePersonalValues(scope, person.id);
  return presentUser(erased, scope.actor);
}

function assertSuspended({ status, fullName }: UserRow): void {
  if (status === 'SUSPENDED') return;
  const words = `${fullName} is ${status.toLowerCase()}. Only who is suspended can be erased: suspend them first.`;
  throw problem('INVALID_TRANSITION', words, { from: status, to: 'SUSPENDED' });
}

/** All they could sign in with, what remembers that they tried, and the papers they had on file. */
async function forgetAccess(scope: ActorScope, { id: userId, email }: UserRow, texts: readonly string[]): Promise<void> {
  const { tx, tenantId } = scope;
  const theirs = { where: { tenantId, userId } };
  await tx.totpFactor.deleteMany(theirs);
  await tx.recoveryCode.deleteMany(theirs);
  await tx.passkey.deleteMany(theirs);
  await tx.session.deleteMany(theirs);
  await tx.oneTimeLink.deleteMany(theirs);
  await tx.idempotencyKey.deleteMany(theirs);
  await tx.personDocument.deleteMany(theirs);
  await tx.accountHold.deleteMany(theirs);
  for (const address of new Set([email, ...texts.filter((text) => text.includes('@'))])) await forgetAllFailures(scope, address);
}

const renameRow = ({ tx, tenantId, now }: ActorScope, { id }: UserRow): Promise<UserRow> =>
  tx.user.update({
    where: { tenantId_id: { tenantId, id } },
    data: {
      fullName: identity.ERASED_PERSON,
      email: unroutable(id),
      passwordHash: null,
      erasedAt: now,
      updatedAt: now,
      version: { increment: 1 },
    },
    select: USER_SELECT,
  });
