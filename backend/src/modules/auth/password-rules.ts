type Choice = { password: string; email: string; fullName: string; schoolName: string };

const SHORTEST_GIVEAWAY = 4;
const FEWEST_CHARACTERS = 5;

/** Why a password is among the first that another person would try; undefined where it is not. Length is the contract's matter. */
export function whyGuessable({ password, email, fullName, schoolName }: Choice): string | undefined {
  if (new Set(password).size < FEWEST_CHARACTERS) return 'Repeats too few characters: choose another';
  const giveaways = { 'your e-mail address': email.split('@')[0] ?? '', 'your name': fullName, 'the school’s name': schoolName };
  const found = Object.entries(giveaways).find(([, giveaway]) => holds(password, giveaway));
  return found && `Must not contain ${found[0]}`;
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
