import { useRef } from 'react';

import { useShortcuts } from '../../lib/shortcuts.ts';

type RowKeys = { onOpen: (seq: number) => void; onClose: () => void; onEnd: () => void };

/** Moves through the rows below an element by the keyboard. The focused row is the chosen one. */
export function useRowKeys({ onOpen, onClose, onEnd }: RowKeys) {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef(-1);

  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])];
  const chosen = (all: readonly HTMLElement[]) => {
    const focused = all.findIndex((row) => row === document.activeElement);
    return focused === -1 ? Math.min(last.current, all.length - 1) : focused;
  };
  const move = (by: number) => {
    const all = rows();
    const next = Math.max(0, Math.min(all.length - 1, chosen(all) + by));
    last.current = next;
    all[next]?.focus();
    if (next === all.length - 1) onEnd();
  };
  const open = () => {
    const all = rows();
    const seq = Number(all[Math.max(0, chosen(all))]?.dataset['entry']);
    if (Number.isInteger(seq)) onOpen(seq);
  };

  useShortcuts('Audit log', [
    { key: 'j', label: 'Next entry', run: () => move(1) },
    { key: 'ArrowDown', label: 'Next entry', run: () => move(1) },
    { key: 'k', label: 'Previous entry', run: () => move(-1) },
    { key: 'ArrowUp', label: 'Previous entry', run: () => move(-1) },
    { key: 'Enter', label: 'Open the entry', run: open },
    { key: 'Escape', label: 'Close the entry', run: onClose },
  ]);
  return list;
}
