import { Suspense, lazy } from 'react';

import classes from './markdown.module.css';

const Rendered = lazy(async () => ({ default: (await import('./rendered.tsx')).Rendered }));

/** Markdown as a person reads it: tables, formulas, pictures, video of allowed hosts; nothing that could run. */
export const Markdown = ({ children, size = 'md' }: { children: string; size?: 'sm' | 'md' }) => (
  <div className={classes['text']} data-size={size}>
    <Suspense fallback={<span className={classes['plain']}>{children}</span>}>
      <Rendered>{children}</Rendered>
    </Suspense>
  </div>
);
