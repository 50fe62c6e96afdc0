import type { Scope } from '#src/database/scope.ts';
import type { UserRow } from '#src/modules/users/index.ts';

import { blockedUntil } from '../sign-in-failures.ts';
import type { Refusal } from '../sign-in-refusal.ts';
import { acceptCode } from './accept-code.ts';
import { factorState } from './demanded-factor.ts';

type Given = { user: UserRow; code: string | undefined; secrets: readonly string[] };

const CODE_PLEASE = 'Enter the code of your authenticator app, or a recovery code.';
const PASSKEY_PLEASE = 'Your school asks for a second factor: sign in with your passkey.';

/** What a right password still lacks; undefined where nothing. Takes the code, so that it counts once. */
export async function missingFactor(scope: Scope, { user, code, secrets }: Given): Promise<Refusal | undefined> {
  const { hasTotp, hasPasskey, demanded } = await factorState(scope, user);
  if (!hasTotp) return hasPasskey && demanded ? { code: 'SECOND_FACTOR_REQUIRED', detail: PASSKEY_PLEASE } : undefined;
  if (code === undefined) return { code: 'SECOND_FACTOR_REQUIRED', detail: CODE_PLEASE };
  const until = await blockedUntil(scope, { email: user.email, what: 'CODE' });
  if (until) return { code: 'RATE_LIMITED', until, guessed: 'CODE' };
  const right = await acceptCode(scope, { userId: user.id, code, secrets });
  return right ? undefined : { code: 'SECOND_FACTOR_WRONG', detail: 'That code is wrong, or was used already.' };
}
