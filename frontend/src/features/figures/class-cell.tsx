import type { figures } from '@flightline/backend/contract';
import { VisuallyHidden } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';

import { CELL_LOOKS, cellWords, toneStyle } from './cell-looks.ts';
import classes from './figures.module.css';

/** One student and one lesson: a colour and an icon to look at, the best result where there is one, all of it in words to hear. */
export function ClassCell({ cell, withWord = false }: { cell: figures.ClassCell; withWord?: boolean }) {
  const { label, icon: Icon, tone } = CELL_LOOKS[cell.status];
  const shown = cell.best === null ? (withWord ? label : undefined) : `${Math.round(cell.best)} %`;
  return (
    <span className={[classes['cell'], cell.overdue ? classes['overdue'] : ''].join(' ')} style={toneStyle(tone)} title={cellWords(cell)}>
      <Icon size={14} stroke={2.2} aria-hidden />
      {shown && <span aria-hidden>{shown}</span>}
      {cell.overdue && <IconClockExclamation size={14} aria-hidden />}
      <VisuallyHidden>{cellWords(cell)}</VisuallyHidden>
    </span>
  );
}
