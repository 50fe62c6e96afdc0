import type { DraggableSyntheticListeners } from '@dnd-kit/core';
import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';

import type { Step } from './course-order.ts';
import classes from './courses.module.css';

type MoveHandleProps = {
  part: { id: string; title: string };
  handleRef: (element: HTMLElement | null) => void;
  listeners: DraggableSyntheticListeners;
  onStep: (id: string, by: Step) => void;
};

const STEPS: Record<string, Step> = { ArrowUp: -1, ArrowDown: 1 };

/** What one takes a part by: dragged by the pointer, moved by the arrow keys. */
export function MoveHandle({ part: { id, title }, handleRef, listeners, onStep }: MoveHandleProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onStep(id, by);
  };
  return (
    <ActionIcon
      ref={handleRef}
      variant="subtle"
      color="gray"
      size="lg"
      className={classes['handle'] ?? ''}
      aria-label={`Move ${title}: drag, or press the arrow keys`}
      data-handle={id}
      {...listeners}
      onKeyDown={onKeyDown}
    >
      <IconGripVertical size={18} aria-hidden />
    </ActionIcon>
  );
}
