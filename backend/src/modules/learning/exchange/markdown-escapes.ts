type Escape = (match: string, offset: number, text: string) => string;

/** Formulas keep their backslashes and underscores; Moodle writes them in three ways. Bounded, so that one left open costs little. */
const FORMULA = /\$\$[^]{1,2000}?\$\$|\\\([^]{1,2000}?\\\)|\\\[[^]{1,2000}?\\\]/;

/** What Markdown would take as its own inside a line, in the order in which it is looked for. */
const INLINE: readonly (readonly [RegExp, Escape])[] = [
  [FORMULA, (formula) => (formula.startsWith('\\(') ? `$${formula.slice(2, -2)}$` : `$$${formula.slice(2, -2)}$$`)],
  [/\\(?=[!-/:-@[-`{-~\n]|$)/, (match) => `\\${match}`],
  [/[`[$]/, (match) => `\\${match}`],
  [/(?<=\S)\*|\*(?=\S)/, (match) => `\\${match}`],
  [/_+/, (match, offset, text) => escapeUnderscores(match, offset, text)],
  [/(?<=\S)~|~(?=~)/, (match) => `\\${match}`],
  [/<(?=[A-Za-z/!?])/, (match) => `\\${match}`],
  [/&(?=#?\w+;)/, (match) => `\\${match}`],
];
const ANY_INLINE = new RegExp(INLINE.map(([pattern]) => `(${pattern.source})`).join('|'), 'gu');

/** What makes a line a heading, a list, a quotation, a rule or a table. */
const LINE_STARTS = /^(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|[-_*=|:+][-_*=|:+ \t]*$)/gmu;
const NUMBERED = /^(\d{1,9})([.)])(?=\s|$)/gmu;

/** Markdown that shows the text as it is. Escapes only what would be taken otherwise, since people go on editing it. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(ANY_INLINE, (match: string, ...found: unknown[]) => {
      const groups = found.slice(0, INLINE.length);
      const [, escape] = INLINE[groups.findIndex((group) => group !== undefined)] ?? [];
      return escape?.(match, Number(found[INLINE.length]), text) ?? match;
    })
    .replace(LINE_STARTS, (start) => (start.startsWith('_') ? start.replaceAll('_', '\\_') : `\\${start}`))
    .replace(NUMBERED, '$1\\$2');

const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isSpace = (character: string | undefined) => character === undefined || /\s/u.test(character);

/** Inside a word, between spaces, or as a blank to fill in after a space, underscores mean nothing in Markdown. */
function escapeUnderscores(run: string, offset: number, text: string): string {
  const [before, after] = [text[offset - 1], text[offset + run.length]];
  const isPlain = (isWord(before) && isWord(after)) || (isSpace(before) && (isSpace(after) || (run.length > 2 && !isWord(after))));
  return isPlain ? run : run.replaceAll('_', '\\_');
}
