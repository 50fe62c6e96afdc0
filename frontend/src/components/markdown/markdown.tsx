import { Suspense, lazy } from 'react';

import classes from './markdown.module.css';

const Plain = ({ children }: { children: string }) => <span className={classes['plain']}>{children}</span>;

// Without a network the text as it was written is better than no page.
const Rendered = lazy(() =>
  import('./rendered.tsx').then(
    (loaded) => ({ default: loaded.Rendered }),
    () => ({ default: Plain }),
  ),
);

/** Markdown as a person reads it: tables, formulas, pictures, video of allowed hosts; nothing that could run. */
export const Markdown = ({ children, size = 'md' }: { children: string; size?: 'sm' | 'md' }) => (
  <div className={classes['text']} data-size={size}>
    <Suspense fallback={<Plain>{children}</Plain>}>
      <Rendered>{children}</Rendered>
    </Suspense>
  </div>
);
