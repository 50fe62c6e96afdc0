import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

import classes from './audit.module.css';
import { shortId } from './value-words.ts';

type CopyableProps = {
  /** What is copied. */
  value: string;
  /** What it is, for the button's name: "the correlation id". */
  what: string;
  /** What is shown, where that is less. */
  shown?: string;
};

/** An id or hash: short to read, whole to copy. */
export const Copyable = ({ value, what, shown = shortId(value) }: CopyableProps) => (
  <span className={classes['copyable']}>
    <code title={value}>{shown}</code>
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy'}>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={copied ? `Copied ${what}` : `Copy ${what}`} onClick={copy}>
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  </span>
);
