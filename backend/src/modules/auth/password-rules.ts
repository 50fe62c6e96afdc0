import { invalidField } from '#src/http/app-error.ts';

import { isCommon } from './common-passwords.ts';

type Choice = {
  password: string;
  /** The name of the field it was typed in. */
  field: string;
  email: string;
  fullName: string;
  schoolName: string;
};

const SHORTEST_GIVEAWAY = 4;
const FEWEST_CHARACTERS = 5;

/** Refuses a password that is the first thing another person would try. Its length is the contract's matter. */
export function assertHardToGuess({ password, field, email, fullName, schoolName }: Choice): void {
  const refuse = (message: string) => {
    throw invalidField(field, message);
  };
  if (isCommon(password)) refuse('Many people use this password: choose another');
  if (new Set(password).size < FEWEST_CHARACTERS) refuse('Repeats too few characters: choose another');
  const giveaways = { 'your e-mail address': email.split('@')[0] ?? '', 'your name': fullName, 'the school’s name': schoolName };
  for (const [what, giveaway] of Object.entries(giveaways)) {
    if (holds(password, giveaway)) refuse(`Must not contain ${what}`);
  }
}

function holds(password: string, giveaway: string): boolean {
  const core = lettersOf(giveaway);
  return core.length >= SHORTEST_GIVEAWAY && lettersOf(password).includes(core);
}

/** Letters and digits alone, so that neither case, accents nor a dash in between hide a name. */
const lettersOf = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
