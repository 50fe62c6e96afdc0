import { describe, expect, it } from 'vitest';

import { type Format, FORMATS } from './format-text.ts';

/** Applies a format to a text whose selection stands between brackets, and shows the result alike. */
function formatted(format: Format, marked: string): string {
  const [start, end] = [marked.indexOf('['), marked.indexOf(']') - 1];
  const text = marked.replace('[', '').replace(']', '');
  const { from, to, insert, select } = FORMATS[format]({ text, start, end });
  const shown = `${insert.slice(0, select[0])}⟦${insert.slice(...select)}⟧${insert.slice(select[1])}`;
  return text.slice(0, from) + shown + text.slice(to);
}

describe('a format', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a [fog] bank', 'a **⟦fog⟧** bank'],
    ['bold', 'a **[fog]** bank', 'a ⟦fog⟧ bank'],
    ['italic', 'a [] bank', 'a *⟦italic⟧* bank'],
    ['heading', 'one\ntw[]o', 'one\n⟦## tw⟧o'],
    ['list', 'x\n[a\nb]', 'x\n⟦- a\n- b⟧'],
    ['list', 'x\n[- a\n- b]', 'x\n⟦a\nb⟧'],
    ['link', 'see [this]', 'see [this](⟦https://⟧)'],
    ['image', 'text[]', 'text\n\n![⟦What it shows⟧](https://)\n'],
    ['formula', '[]', '$$\n⟦L = \\frac{1}{2} \\rho v^2 S C_L⟧\n$$\n'],
  ])('%s makes of %j %j', (format, before, after) => expect(formatted(format, before)).toBe(after));
});
