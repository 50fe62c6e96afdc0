import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';

import { escapeMarkdown } from './markdown-escapes.ts';

/** What a reader of the Markdown sees: `<p>` and nothing else around the text, line ends folded. */
const shown = (markdown: string) => micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] }).replace(/\s+/gu, ' ');
const asHtml = (text: string) => {
  const entities = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return `<p>${entities}</p>`.replace(/\s+/gu, ' ');
};

const PIECES = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '___',
    '_____',
    '~',
    '~~',
    '~~~',
    '`',
    '```',
    '[',
    ']',
    '(',
    ')',
    '!',
    '<',
    '>',
    '<b>',
    '</p>',
    '<!--',
    '&',
    '&amp;',
    '&#39;',
  ],
  ...[
    '\\',
    '\\*',
    '#',
    '##',
    '-',
    '--',
    '---',
    '+',
    '=',
    '===',
    '|',
    '|---|',
    ':',
    ':-',
    '1.',
    '2)',
    '.',
    ' ',
    '  ',
    '\n',
    'a',
    'b',
    'wing',
    'é',
    '"',
    '$',
    '^',
    '{',
  ],
];
const line = fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join(''));

describe('escaped Markdown', () => {
  it('shows the text as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(line, (source) => {
        // Lines are trimmed and none is empty where this is used; formulas are left to be formulas.
        const text = source.replace(/\s*\n\s*/gu, '\n').trim();
        fc.pre(text !== '' && !/\$\$|\\[([]/u.test(text));
        expect(shown(escapeMarkdown(text)).trim()).toBe(asHtml(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    'Grant is _____ in Grant’s tomb.',
    'The code is snake_case, 5 * 3 = 15, a - b + c.',
    'Is it 10:30 (UTC)? Yes!',
    '20 % of 50 < 11 > 9 & so on',
    '3.5 and v1.2',
  ])('leaves alone what Markdown leaves alone: %s', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it('knows formulas in the three ways Moodle writes them', () => {
    expect(escapeMarkdown('So $$a_1 * b_2$$ and \\(c_1*d\\) or \\[e_1\\], for $5')).toBe(
      'So $$a_1 * b_2$$ and $c_1*d$ or $$e_1$$, for \\$5',
    );
  });
});
