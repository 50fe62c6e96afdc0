import { useEffect, useRef, useSyncExternalStore } from 'react';

export type Shortcut = {
  /** As `KeyboardEvent.key` names it: `j`, `Enter`, `?`, `ArrowDown`; letters match in either case. `Ctrl+Enter` acts in fields too. */
  key: string;
  /** What it does, in words, for the list behind `?`. */
  label: string;
  run: () => void;
};

let groups: readonly { name: string; shortcuts: readonly Shortcut[] }[] = [];
const listeners = new Set<() => void>();

function change(next: typeof groups) {
  groups = next;
  for (const listener of listeners) listener();
}

/** A key with a modifier, or meant for a field, a menu, a dialog or a focused button, is no shortcut of ours. */
export function isShortcut(event: KeyboardEvent): boolean {
  return !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !isElsewhere(event);
}

function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A box to tick takes no letters: they act as beside it.
  if (target.matches('input[type="radio"], input[type="checkbox"]')) return key === ' ' || key === 'Enter' || key.startsWith('Arrow');
  if (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]')) return true;
  return (key === 'Enter' || key === ' ') && target.closest('a, button') !== null;
}

const isInDialog = ({ target }: KeyboardEvent): boolean => target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;

/** Makes keys act while the component is shown, and lists them behind `?` under this name. */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });

  const labels = shortcuts.map(({ key, label }) => `${key}\n${label}`).join('\n\n');
  useEffect(() => {
    const group = { name, shortcuts: latest.current };
    change([...groups, group]);
    const onKey = (event: KeyboardEvent) => {
      const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isInDialog(event);
      if (!isSending && !isShortcut(event)) return;
      const wanted = isSending ? 'ctrl+enter' : event.key.toLowerCase();
      const pressed = latest.current.find(({ key }) => key.toLowerCase() === wanted);
      if (!pressed) return;
      event.preventDefault();
      pressed.run();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      change(groups.filter((each) => each !== group));
    };
  }, [name, labels]);
}

/** The keys that act on the page as it is now, by group. */
export const useShortcutList = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => groups,
  );
