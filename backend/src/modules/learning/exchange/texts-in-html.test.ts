import { describe, expect, it } from 'vitest';

import { toMarkdown, toPlain } from './rich-text.ts';

const markdown = (text: string) => toMarkdown({ format: 'html', text });
const plain = (text: string) => toPlain({ format: 'html', text });

describe('a text in HTML', () => {
  it.each([
    ['<h3>Rules</h3><ol><li>one</li><li>two</li></ol>', '### Rules\n\n1.  one\n2.  two', 'Rules\none\ntwo'],
    ['a<br>b', 'a  \nb', 'a\nb'],
    ['<p>See <a href="https://example.org/a_b">here</a></p>', 'See [here](https://example.org/a_b)', 'See here'],
    [
      '10<sup>3</sup> and 10<sup>-3</sup>, x<sup>n+1</sup>, 1<sup>st</sup>, x<sup>y</sup>',
      '10³ and 10⁻³, xⁿ⁺¹, 1st, x^y',
      '10³ and 10⁻³, xⁿ⁺¹, 1st, x^y',
    ],
    ['H<sub>2</sub>O, V<sub>NE</sub>', 'H₂O, VNE', 'H₂O, VNE'],
    ['<img src="https://example.org/p.png" alt="A wing">', '![A wing](https://example.org/p.png)', 'A wing'],
    ['<b>2 * 3</b> &lt;b&gt; _x_ # y', '**2 * 3** \\<b> \\_x\\_ # y', '2 * 3 <b> _x_ # y'],
    ['a<script>alert(1)</script><style>p {}</style><iframe src="x">i</iframe>b', 'ab', 'ab'],
    ['<p onclick="alert(1)">a</p>', 'a', 'a'],
    ['', '', ''],
  ])('%s', (html, asMarkdown, asText) => {
    expect([markdown(html), plain(html)]).toEqual([asMarkdown, asText]);
  });

  it.each(['<img src="@@PLUGINFILE@@/p.png">', "<IMG alt='' src='data:image/png;base64,x'>", '<img src=p.png>'])(
    'is not read without its picture: %s',
    (html) => {
      expect(() => markdown(html)).toThrow('picture');
    },
  );
});

describe('a text that nobody wrote', () => {
  it.each([
    ['nested', '<div>'.repeat(1_001), 'too many HTML tags'],
    ['long', '<p>a</p>'.repeat(10_000), 'too long'],
  ])('is not read, but told: %s', (_what, html, reason) => {
    expect(() => markdown(html)).toThrow(reason);
    expect(() => plain(html)).toThrow(reason);
  });

  it('is read when it is just not too much', () => {
    expect(plain(`${'<div><b>'.repeat(500)}x`)).toBe('x');
    expect(markdown(`${'<ul><li>'.repeat(500)}x`)).toContain('x');
  });
});

describe('a plain text', () => {
  it('becomes Markdown that shows it as it is, with its lines', () => {
    expect(toMarkdown({ format: 'plain', text: '- a\n   # b\n\n<i>' })).toBe('\\- a  \n\\# b\n\n\\<i>');
    expect(toPlain({ format: 'plain', text: ' <i> ' })).toBe('<i>');
  });
});
