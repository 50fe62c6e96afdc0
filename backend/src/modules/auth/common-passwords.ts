import { createRequire } from 'node:module';

import * as z from 'zod';

import { identity } from '#contract';

let known: Set<string> | undefined;

/** Whether many people use this password, without regard to case: it is in a list of leaked ones. */
export function isCommon(password: string): boolean {
  known ??= load();
  return known.has(password.toLowerCase());
}

/** Read at the first question only; shorter ones are refused for their length. */
function load(): Set<string> {
  const passwords = z.array(z.string()).parse(createRequire(import.meta.url)('popular-passwords'));
  return new Set(passwords.filter(({ length }) => length >= identity.PASSWORD_MIN).map((password) => password.toLowerCase()));
}
