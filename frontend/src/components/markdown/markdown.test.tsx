import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { Rendered } from './rendered.tsx';
import { playerOf } from './video.ts';

afterEach(cleanup);

const show = (text: string) => render(<Rendered>{text}</Rendered>).container;

describe('Markdown', () => {
  it('keeps out what could run', () => {
    const page = show(
      [
        '<script>window.bad = true</script>',
        '<img src=x onerror="bad()">',
        '<iframe src="https://evil.test"></iframe>',
        '[click](javascript:bad())',
        '![x](javascript:bad())',
      ].join('\n\n'),
    );
    expect(page.innerHTML).not.toMatch(/javascript:|onerror=|<script|<iframe/);
  });

  it('puts headings below those of the page', () => {
    show('# One\n\n## Two');
    expect(screen.getAllByRole('heading').map((each) => [each.tagName, each.textContent])).toEqual([
      ['H3', 'One'],
      ['H4', 'Two'],
    ]);
  });

  it('sets tables and formulas, wrong ones too', () => {
    const page = show('| a | b |\n| - | - |\n| 1 | 2 |\n\nLift is $L = \\frac12 \\rho v^2 S C_L$ and $\\frac{$ is wrong.');
    expect(screen.getByRole('region', { name: 'Table' }).querySelectorAll('td')).toHaveLength(2);
    expect(page.querySelectorAll('.katex')).not.toHaveLength(0);
    expect(page.textContent).toContain('is wrong');
  });

  it('embeds a bare address of an allowed video host, and links every other', () => {
    const page = show(
      'https://www.youtube.com/watch?v=abcDEF123_-\n\nhttps://videos.test/watch?v=abcDEF123\n\n[a talk](https://vimeo.com/123456)',
    );
    const frames = [...page.querySelectorAll('iframe')].map(({ src }) => src);
    expect(frames).toEqual(['https://www.youtube-nocookie.com/embed/abcDEF123_-']);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      'https://videos.test/watch?v=abcDEF123',
      'https://vimeo.com/123456',
    ]);
  });

  it.each([
    ['https://youtu.be/abcDEF123', 'https://www.youtube-nocookie.com/embed/abcDEF123'],
    ['https://www.youtube.com/shorts/abcDEF123', 'https://www.youtube-nocookie.com/embed/abcDEF123'],
    ['https://vimeo.com/123456', 'https://player.vimeo.com/video/123456?dnt=1'],
    ['http://vimeo.com/123456', null],
    ['https://youtube.com.evil.test/watch?v=abcDEF123', null],
    ['https://www.youtube.com/watch?v=../../x', null],
    ['not an address', null],
  ])('finds the player of %s', (address, player) => expect(playerOf(address)).toBe(player));
});
