import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import classes from './audit.module.css';
import { shortId } from '../../components/audit/value-words.ts';

type CopyableProps = {
  /** What is copied. */
  value: string;
  /** What it is, for the button's name: "the correlation id". */
  what: string;
  /** What is shown instead of a short form of it, such as the name of whom an id belongs to. */
  children?: ReactNode;
};

/** An id or hash: short to read, whole to copy. */
export const Copyable = ({ value, what, children }: CopyableProps) => (
  <span className={classes['copyable']}>
    {children ?? <code title={value}>{shortId(value)}</code>}
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy'}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            className={classes['copy'] ?? ''}
            aria-label={copied ? `Copied ${what}` : `Copy ${what}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  </span>
);
