import { Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import classes from './auth-layout.module.css';
import { Wordmark } from './wordmark.tsx';

/** The calm page around signing in and registering. */
export const AuthLayout = ({ title, children, below }: { title: string; children: ReactNode; below?: ReactNode }) => (
  <main className={classes['page']}>
    <title>{`${title} · Flightline`}</title>
    <div className={classes['column']}>
      <Wordmark />
      <Paper withBorder radius="lg" shadow="sm" className={classes['card'] ?? ''}>
        <Title order={1} mb="md" tabIndex={-1}>
          {title}
        </Title>
        {children}
      </Paper>
      {below}
    </div>
  </main>
);
