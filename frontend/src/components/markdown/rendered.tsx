import 'katex/dist/katex.min.css';

import type { ComponentProps } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';

import classes from './markdown.module.css';
import { playerOf } from './video.ts';

/** GitHub's list, and the class names by which formulas are found. Cleaned before formulas are set: their own markup is ours. */
const SCHEMA = {
  ...defaultSchema,
  attributes: { ...defaultSchema.attributes, code: [['className', /^language-./, 'math-inline', 'math-display']] },
  protocols: { ...defaultSchema.protocols, src: ['https', 'data'] },
} satisfies typeof defaultSchema;

const HEADINGS = ['h3', 'h4', 'h5', 'h6', 'h6', 'h6'] as const;

/** The page has its own h1 and h2: what an author calls a heading comes below them. */
const heading = (level: number) => {
  const Tag = HEADINGS[level - 1] ?? 'h6';
  return ({ children }: ComponentProps<'h1'>) => <Tag>{children}</Tag>;
};

function Anchor({ href = '', children }: ComponentProps<'a'>) {
  const player = playerOf(href);
  // A bare address of a video is the video; one with words of its own stays a link.
  if (player !== null && children === href) return <Video player={player} address={href} />;
  const leavesUs = /^[a-z]+:/i.test(href);
  return (
    <a href={href} {...(leavesUs && { target: '_blank', rel: 'noreferrer' })}>
      {children}
    </a>
  );
}

const Video = ({ player, address }: { player: string; address: string }) => (
  <span className={classes['video']}>
    <iframe
      src={player}
      title={`Video ${address}`}
      loading="lazy"
      allowFullScreen
      sandbox="allow-scripts allow-same-origin allow-presentation"
    />
  </span>
);

const COMPONENTS: Components = {
  ...Object.fromEntries(HEADINGS.map((_, at) => [`h${at + 1}`, heading(at + 1)])),
  a: Anchor,
  img: ({ src, alt = '' }) => <img src={src} alt={alt} loading="lazy" referrerPolicy="no-referrer" />,
  // Wide tables move by themselves, not the page; the keyboard has to reach them for that.
  table: ({ children }) => (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard
    <div className={classes['table']} role="region" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};

/** What `Markdown` shows once it is loaded. */
export function Rendered({ children }: { children: string }) {
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm, remarkMath]}
      rehypePlugins={[
        [rehypeSanitize, SCHEMA],
        [rehypeKatex, { throwOnError: false, strict: 'ignore', maxExpand: 100, maxSize: 20 }],
      ]}
      components={COMPONENTS}
    >
      {children}
    </ReactMarkdown>
  );
}
