import { createHash } from 'node:crypto';

import { canonicalJson } from './canonical-json.ts';

/** What stands in a chained row in place of a personal value; in a column of text it is `$personal:<hash>`. */
export type Commitment = { $personal: string };

/** What is shown where a personal value was erased. */
export const ERASED = '(erased)';

/** What opens a commitment. */
export type Opened = { value: unknown; salt: string };

/** A commitment of a row by its place (a JSON pointer such as `/after/email`), with what opens it unless that was erased. */
export type Opening = { pointer: string; hash: string; opened: Opened | null };

/** The parts of a row in which personal values stand. */
export type Personal = { actorName: string; ip: string | null; before: unknown; after: unknown };

/** SHA-256 (hex) over a salt, always of the same length, and the canonical JSON of a value. */
export const commit = ({ value, salt }: Opened): string =>
  createHash('sha256')
    .update(`${salt}${canonicalJson(value)}`)
    .digest('hex');

const IN_TEXT = '$personal:';
const IN_COLUMN: ReadonlySet<string> = new Set(['/actorName', '/ip']);

/** A commitment as a column of text holds it. */
export const committedText = (hash: string): string => `${IN_TEXT}${hash}`;

/** A commitment as JSON holds it. */
export const committedJson = (hash: string): Commitment => ({ $personal: hash });

const isCommitment = (part: object): part is Commitment => '$personal' in part && typeof part.$personal === 'string';

type Replace = (part: unknown, pointer: string) => unknown;

/** The personal parts of a row, each plain value and each commitment in them replaced by what `replace` gives for it. */
function mapParts({ actorName, ip, before, after }: Personal, replace: Replace): Personal {
  const visit = (part: unknown, pointer: string): unknown => {
    if (Array.isArray(part)) return part.map((each, n) => visit(each, `${pointer}/${n}`));
    if (typeof part !== 'object' || part === null || isCommitment(part)) return replace(part, pointer);
    return Object.fromEntries(Object.entries(part).map(([name, field]) => [name, visit(field, `${pointer}/${name}`)]));
  };
  return {
    actorName: String(replace(actorName, '/actorName')),
    ip: ip === null ? null : String(replace(ip, '/ip')),
    before: visit(before, '/before'),
    after: visit(after, '/after'),
  };
}

function hashIn(part: unknown, pointer: string): string | undefined {
  if (typeof part === 'object' && part !== null) return isCommitment(part) ? part.$personal : undefined;
  const isHere = IN_COLUMN.has(pointer) && typeof part === 'string' && part.startsWith(IN_TEXT);
  return isHere ? part.slice(IN_TEXT.length) : undefined;
}

/** The commitments in a row. */
export function commitmentsIn(row: Personal): string[] {
  const found: string[] = [];
  mapParts(row, (part, pointer) => {
    const hash = hashIn(part, pointer);
    if (hash !== undefined) found.push(hash);
    return part;
  });
  return found;
}

/** The personal parts of a row as people read them: values in place of commitments, or that they were erased. */
export function reveal(row: Personal, known: ReadonlyMap<string, Opened>): { shown: Personal; openings: Opening[] } {
  const openings: Opening[] = [];
  const shown = mapParts(row, (part, pointer) => {
    const hash = hashIn(part, pointer);
    if (hash === undefined) return part;
    const opened = known.get(hash) ?? null;
    openings.push({ pointer, hash, opened });
    return opened ? opened.value : ERASED;
  });
  return { shown, openings };
}

/** Where commitments belong in what is shown, and what opens them; null where that was erased. */
export type Commitments = Readonly<Record<string, { hash: string; salt: string | null }>>;

/** The way back from `reveal`: the personal parts as they are chained. */
export function concealAgain(shown: Personal, commitments: Commitments): { chained: Personal; openings: Opening[] } {
  const openings: Opening[] = [];
  const chained = mapParts(shown, (part, pointer) => {
    const found = Object.hasOwn(commitments, pointer) ? commitments[pointer] : undefined;
    if (!found) return part;
    const { hash, salt } = found;
    // Without a salt only the word for it may stand there; anything else opens nothing.
    openings.push({ pointer, hash, opened: salt === null && part === ERASED ? null : { value: part, salt: salt ?? '' } });
    return IN_COLUMN.has(pointer) ? committedText(hash) : committedJson(hash);
  });
  return { chained, openings };
}

/** Whether what is shown is what the row is committed to. */
export const opensTruly = (openings: readonly Opening[]): boolean =>
  openings.every(({ hash, opened }) => !opened || commit(opened) === hash);
