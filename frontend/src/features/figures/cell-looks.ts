import type { figures } from '@flightline/backend/contract';
import { IconCheck, type IconProps, IconMinus, IconPlayerPlay, IconX } from '@tabler/icons-react';
import type { ComponentType } from 'react';

export type CellLook = { label: string; icon: ComponentType<IconProps>; tone: string };

/** How a cell of the class grid looks: a word, an icon and one of the app's tones. */
export const CELL_LOOKS: Record<figures.CellStatus, CellLook> = {
  COMPLETED: { label: 'Completed', icon: IconCheck, tone: 'assigned' },
  IN_PROGRESS: { label: 'In progress', icon: IconPlayerPlay, tone: 'approved' },
  FAILED: { label: 'Not passed', icon: IconX, tone: 'cancelled' },
  NOT_STARTED: { label: 'Not started', icon: IconMinus, tone: 'completed' },
};

/** The colours of a tone, light and dark alike. */
export const toneStyle = (tone: string) => ({
  color: `var(--fl-${tone}-fg)`,
  background: `var(--fl-${tone}-bg)`,
  borderColor: `var(--fl-${tone}-line)`,
});

/** All that a cell says, in words: "Not passed, best 40 %, 2 attempts, overdue". */
export function cellWords({ status, best, attempts, overdue }: figures.ClassCell): string {
  const words = [
    CELL_LOOKS[status].label,
    best === null ? undefined : `best ${Math.round(best)} %`,
    attempts === 0 ? undefined : attempts === 1 ? '1 attempt' : `${attempts} attempts`,
    overdue ? 'overdue' : undefined,
  ];
  return words.filter((word) => word !== undefined).join(', ');
}
