import { v7 as uuidv7 } from 'uuid';

import type { eligibility, Input, Result } from '#contract';
import { announce, record, type Scope } from '#src/database/scope.ts';
import { notFound, problem } from '#src/http/app-error.ts';
import type { ActorScope } from '#src/http/context.ts';
import { lockUser } from '#src/modules/users/index.ts';

type State = Result<typeof eligibility.getHold>;

const HOLD_SELECT = { id: true, reason: true, placedAt: true, placedBy: { select: { id: true, fullName: true } } } as const;

const openHold = ({ tx, tenantId }: Scope, userId: string) =>
  tx.accountHold.findFirst({ where: { tenantId, userId, liftedAt: null }, select: HOLD_SELECT });

/** Whether a person is on hold, and why. */
export async function getHold(scope: ActorScope, { params: { id } }: Input<typeof eligibility.getHold>): Promise<State> {
  const { tx, tenantId } = scope;
  const person = await tx.user.findUnique({ where: { tenantId_id: { tenantId, id } }, select: { id: true } });
  if (!person) throw notFound('User');
  return { hold: await openHold(scope, id) };
}

/** Puts a person on hold. Throws INVALID_TRANSITION where they are already. */
export async function placeHold(scope: ActorScope, { params, body }: Input<typeof eligibility.placeHold>): Promise<State> {
  const { tx, tenantId, actor, now } = scope;
  const { id: userId } = await lockUser(scope, params.id);
  if (await openHold(scope, userId)) throw problem('INVALID_TRANSITION', 'This person is on hold already.', { from: 'HELD', to: 'HELD' });
  const data = { tenantId, id: uuidv7(), userId, reason: body.reason, placedById: actor.userId, placedAt: now };
  const hold = await tx.accountHold.create({ data, select: HOLD_SELECT });
  const after = { holdReason: hold.reason, heldSince: hold.placedAt };
  record(scope, { action: 'user.hold', resourceType: 'user', resourceId: userId, after });
  announce(scope, 'users', 'calendar');
  return { hold };
}

/** Ends a hold. Throws INVALID_TRANSITION where there is none. */
export async function liftHold(scope: ActorScope, { params }: Input<typeof eligibility.liftHold>): Promise<State> {
  const { tx, tenantId, actor, now } = scope;
  const { id: userId } = await lockUser(scope, params.id);
  const hold = await openHold(scope, userId);
  if (!hold) throw problem('INVALID_TRANSITION', 'This person is not on hold.', { from: 'FREE', to: 'FREE' });
  const data = { liftedById: actor.userId, liftedAt: now };
  await tx.accountHold.update({ where: { tenantId_id: { tenantId, id: hold.id } }, data, select: { id: true } });
  const before = { holdReason: hold.reason, heldSince: hold.placedAt };
  record(scope, { action: 'user.hold_lift', resourceType: 'user', resourceId: userId, before });
  announce(scope, 'users', 'calendar');
  return { hold: null };
}
