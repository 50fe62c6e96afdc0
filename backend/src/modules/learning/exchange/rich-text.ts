import TurndownService from 'turndown';

import { Unreadable } from './imported.ts';
import { escapeMarkdown } from './markdown-escapes.ts';

/** How a text of another program is written. Moodle's own format is HTML when it looks like it. */
export type TextFormat = 'html' | 'markdown' | 'plain' | 'moodle';
export type RichText = { readonly format: TextFormat; readonly text: string };

const TAGS =
  'a|b|big|blockquote|br|center|code|dd|del|div|dl|dt|em|figure|font|h[1-6]|hr|i|img|ins|li|ol|p|pre|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul';
const ATTRIBUTE = String.raw`\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))`;
const LOOKS_LIKE_HTML = new RegExp(`<(?:${TAGS})(?:${ATTRIBUTE})*\\s*/?>|</(?:${TAGS})>|&(?:[a-z]+\\d*|#\\d+|#x[\\da-f]+);`, 'iu');

/** The text as Markdown, which is what prompts and explanations are. */
export function toMarkdown(given: RichText): string {
  const { format, text } = withoutMarkup(given);
  if (isHtml(format, text)) return markdown.turndown(readable(text));
  return format === 'markdown' ? text : escapeMarkdown(text.replace(/^[ \t]+/gmu, '')).replace(/(?<!\n)\n(?!\n)/gu, '  \n');
}

/** The text alone, which is what options, sides of pairs, accepted answers and feedback are. */
export function toPlain(given: RichText): string {
  const { format, text } = withoutMarkup(given);
  return isHtml(format, text) ? plain.turndown(readable(text)) : text.trim();
}

/** Most texts in HTML have no markup in them; building a document for each would take most of an import's time. */
function withoutMarkup({ format, text }: RichText): RichText {
  return format !== 'html' || /[<&]/u.test(text) ? { format, text } : { format: 'plain', text: text.replace(/[ \t\r\n]+/gu, ' ').trim() };
}

function isHtml(format: TextFormat, text: string): boolean {
  if (text.length > MAX_TEXT_LENGTH) throw new Unreadable('One of its texts is too long');
  return format === 'html' || (format === 'moodle' && LOOKS_LIKE_HTML.test(text));
}

/** Longer than any text a question may have, also with its tags. */
const MAX_TEXT_LENGTH = 50_000;

/** One in the other, thousands of them would take seconds. */
const MAX_TAGS = 1_000;

const PICTURE = /<img\b[^<>]*?\ssrc\s*=\s*["']?([^"'\s<>]*)/giu;

/** A question about a picture that stayed behind would be a riddle. */
function readable(html: string): string {
  if ((html.match(/<[a-z]/giu)?.length ?? 0) > MAX_TAGS) throw new Unreadable('One of its texts has too many HTML tags');
  const isOnTheWeb = [...html.matchAll(PICTURE)].every(([, source = '']) => /^https?:/iu.test(source));
  if (!isOnTheWeb) throw new Unreadable('Shows a picture that is not on the web; put it there and import again');
  return html;
}

const NEVER_TEXT = ['script', 'style', 'noscript', 'iframe', 'object'] as const;

const markdown = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*' });
markdown.remove([...NEVER_TEXT]);
markdown.escape = escapeMarkdown;

/** As much of an element as is asked of it; there is no browser here to know the type. */
type Picture = { getAttribute: (name: string) => string | null };

const plain = new TurndownService();
plain.remove([...NEVER_TEXT]);
plain.escape = (text) => text;
plain.addRule('line break', { filter: 'br', replacement: () => '\n' });
plain.addRule('picture', { filter: 'img', replacement: (_content, node: Picture) => node.getAttribute('alt') ?? '' });
plain.addRule('inline', {
  filter: ['a', 'b', 'strong', 'i', 'em', 'u', 'code', 'span', 'font', 'del', 's'],
  replacement: (content) => content,
});
plain.addRule('block', {
  filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'li', 'ul', 'ol'],
  replacement: (content) => `\n${content.trim()}\n`,
});

const RAISED = new Map([...'0123456789+-()n'].map((plainSign, index) => [plainSign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ'][index]]));
const LOWERED = new Map([...'0123456789+-()'].map((plainSign, index) => [plainSign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₍₎'][index]]));

/** The text in other signs, if there are some for all of it. */
function inSigns(text: string, signs: ReadonlyMap<string, string | undefined>): string | null {
  const found = [...text].map((sign) => signs.get(sign));
  return found.includes(undefined) ? null : found.join('');
}

/** Ten to the third power is not a hundred and three; the first is as well without its raised letters. */
const raised = (text: string) => inSigns(text, RAISED) ?? (/^\p{L}{2,}$/u.test(text) ? text : `^${text}`);
const lowered = (text: string) => inSigns(text, LOWERED) ?? text;

for (const service of [markdown, plain]) {
  service.addRule('raised', { filter: 'sup', replacement: (content) => raised(content.trim()) });
  service.addRule('lowered', { filter: 'sub', replacement: (content) => lowered(content.trim()) });
}
