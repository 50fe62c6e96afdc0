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
export function toMarkdown({ format, text }: RichText): string {
  if (isHtml(format, text)) return markdown.turndown(withPicturesChecked(text));
  return format === 'markdown' ? text : escapeMarkdown(text.replace(/^[ \t]+/gmu, '')).replace(/(?<!\n)\n(?!\n)/gu, '  \n');
}

/** The text alone, which is what options, sides of pairs, accepted answers and feedback are. */
export const toPlain = ({ format, text }: RichText): string =>
  isHtml(format, text) ? plain.turndown(withPicturesChecked(text)) : text.trim();

const isHtml = (format: TextFormat, text: string) => format === 'html' || (format === 'moodle' && LOOKS_LIKE_HTML.test(text));

/** A question about a picture that stayed behind would be a riddle. */
function withPicturesChecked(html: string): string {
  if (/<img\b[^>]*\ssrc\s*=\s*["']?(?!https?:)/iu.test(html))
    throw new Unreadable('Shows a picture that is not on the web; put it there and import again');
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
  filter: ['a', 'b', 'strong', 'i', 'em', 'u', 'code', 'span', 'sub', 'sup', 'font', 'del', 's'],
  replacement: (content) => content,
});
plain.addRule('block', {
  filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'li', 'ul', 'ol'],
  replacement: (content) => `\n${content.trim()}\n`,
});
