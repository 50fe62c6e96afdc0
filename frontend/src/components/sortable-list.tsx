import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { arrayMove, SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';

import classes from './sortable-list.module.css';

type SortableListProps<T> = {
  rows: readonly T[];
  /** The list's name, and what one row is called, such as “Option 2”. */
  label: string;
  nameOf: (row: T, at: number) => string;
  onReorder: (rows: T[]) => void;
  /** A row, with the handle one takes it by. */
  children: (row: T, at: number, handle: ReactNode) => ReactNode;
  className?: string | undefined;
};

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** A list whose rows one drags, or moves by the arrow keys on their handles. What moved where is said to who cannot see it. */
export function SortableList<T extends { key: string }>({ rows, label, nameOf, onReorder, children, className }: SortableListProps<T>) {
  const [said, setSaid] = useState('');
  const refocus = useRef<string | null>(null);
  const keys = rows.map(({ key }) => key);
  const order = keys.join(' ');
  // A row that moved may have been taken out and put in again: the keyboard stays with it.
  useEffect(() => {
    if (refocus.current === null) return;
    document.querySelector<HTMLElement>(`[data-handle="${refocus.current}"]`)?.focus();
    refocus.current = null;
  }, [order]);

  const move = (from: number, to: number) => {
    const moved = rows[from];
    if (!moved || to < 0 || to >= rows.length || from === to) return;
    setSaid(`${nameOf(moved, from)} is now ${to + 1} of ${rows.length}.`);
    onReorder(arrayMove([...rows], from, to));
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) move(keys.indexOf(String(active.id)), keys.indexOf(String(over.id)));
  };
  return (
    <>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <DndContext
        sensors={useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }))}
        collisionDetection={closestCenter}
        accessibility={{ screenReaderInstructions: { draggable: '' } }}
        onDragEnd={onDragEnd}
      >
        <SortableContext items={keys} strategy={verticalListSortingStrategy}>
          <ol aria-label={label} className={`${classes['list'] ?? ''} ${className ?? ''}`}>
            {rows.map((row, at) => (
              <SortableRow
                key={row.key}
                id={row.key}
                name={nameOf(row, at)}
                onStep={(by) => {
                  refocus.current = row.key;
                  move(at, at + by);
                }}
              >
                {(handle) => children(row, at, handle)}
              </SortableRow>
            ))}
          </ol>
        </SortableContext>
      </DndContext>
    </>
  );
}

type SortableRowProps = { id: string; name: string; onStep: (by: number) => void; children: (handle: ReactNode) => ReactNode };

function SortableRow({ id, name, onStep, children }: SortableRowProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({ id });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onStep(by);
  };
  const handle = (
    <ActionIcon
      ref={setActivatorNodeRef}
      variant="subtle"
      color="gray"
      size="lg"
      className={classes['handle'] ?? ''}
      aria-label={`Move ${name}: drag, or press the arrow keys`}
      data-handle={id}
      {...listeners}
      onKeyDown={onKeyDown}
    >
      <IconGripVertical size={18} aria-hidden />
    </ActionIcon>
  );
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? classes['lifted'] : undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      {children(handle)}
    </li>
  );
}
