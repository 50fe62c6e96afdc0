import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';

import { UndoToast } from '../../undo-toast.tsx';
import { rowBack, withoutRow } from './rows.ts';

/**
 * Takes a row out of a list, with a way back for eight seconds into the list as it is then. The way back ends with
 * the form: another question's list is not the place for it.
 */
export function useTakeOut<T extends { key: string }>(rows: readonly T[], set: (next: T[]) => void) {
  const latest = useRef({ rows, set });
  const toast = useRef<string>(null);
  useEffect(() => {
    latest.current = { rows, set };
  });
  useEffect(() => () => void (toast.current && notifications.hide(toast.current)), []);
  return (row: T, name: string) => {
    const next = rows[rows.indexOf(row) + 1]?.key;
    set(withoutRow(rows, row.key));
    const shown = notifications.show({
      autoClose: 8_000,
      message: (
        <UndoToast
          what={`${name.charAt(0).toUpperCase()}${name.slice(1)} is removed.`}
          onUndo={() => {
            notifications.hide(shown);
            latest.current.set(rowBack(latest.current.rows, row, next));
          }}
        />
      ),
    });
    toast.current = shown;
  };
}
