import type { RichText, TextFormat } from './rich-text.ts';

/** One of GIFT's control characters, or an escaped one: who looks for the first must step over the second. */
const ESCAPED_OR = (controls: string) => new RegExp(`\\\\[\\s\\S]|[${controls}]`, 'gu');

/** Where the first of the characters stands that is not escaped; -1 when there is none. */
export function findUnescaped(text: string, controls: string, from = 0): number {
  const pattern = ESCAPED_OR(controls);
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) if (!found[0].startsWith('\\')) return found.index;
  return -1;
}

/** Puts a backslash before those of the characters that have none. */
export const escapeBare = (text: string, controls: string): string =>
  text.replace(ESCAPED_OR(controls), (found) => (found.startsWith('\\') ? found : `\\${found}`));

/** A text for GIFT: control characters escaped, line ends as `\n`. */
export const escapeGift = (text: string): string => text.replace(/[\\~=#{}:]/gu, '\\$&').replace(/\r\n|\n|\r/gu, '\\n');

const ESCAPE = /\\([\\~=#{}:n])/gu;

/** The text behind GIFT's escapes; a backslash before anything else is one. */
export const unescapeGift = (text: string): string =>
  text.replace(ESCAPE, (_match, character: string) => (character === 'n' ? '\n' : character));

const FORMAT = /^\s*\[(html|markdown|plain|moodle)\]/u;

/** A text with its format, as GIFT reads it: outside HTML and Markdown the spaces and lines of the file mean nothing. */
export function readGiftText(source: string): RichText {
  const found = FORMAT.exec(source);
  const format = formatNamed(found?.[1]);
  const text = source.slice(found?.[0].length ?? 0).trim();
  return { format, text: unescapeGift(format === 'html' || format === 'markdown' ? text : text.replace(/\s+/gu, ' ')) };
}

const FORMATS: readonly TextFormat[] = ['html', 'markdown', 'plain', 'moodle'];
const formatNamed = (name: string | undefined): TextFormat => FORMATS.find((format) => format === name) ?? 'moodle';
