import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import classes from './parts.module.css';

type RowFrameProps = { name: string; handle?: ReactNode; children: ReactNode; below?: ReactNode; onRemove: (() => void) | undefined };

/** A row of a question's parts: its handle, its fields, the way to remove it, and what unfolds beneath. */
export const RowFrame = ({ name, handle, children, below, onRemove }: RowFrameProps) => (
  <div className={classes['row']}>
    <div className={classes['fields']}>
      {handle}
      {children}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Remove ${name}`} onClick={onRemove}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      )}
    </div>
    {below && <div className={classes['below']}>{below}</div>}
  </div>
);
