import { invalidField } from '#src/http/app-error.ts';

import { isCommon } from './common-passwords.ts';
import { whyGuessable } from './password-rules.ts';
import { hashPassword } from './passwords.ts';

type NewPassword = Parameters<typeof whyGuessable>[0] & {
  /** The field it was typed in. */
  field: string;
};

/** Hashes a password that someone chose. Throws VALIDATION_FAILED where it is too easy to guess. Never call it inside a transaction. */
export async function hashNewPassword({ field, ...choice }: NewPassword): Promise<string> {
  const reason = isCommon(choice.password) ? 'Many people use this password: choose another' : whyGuessable(choice);
  if (reason) throw invalidField(field, reason);
  return hashPassword(choice.password);
}
