import { useCallback, useEffect, useRef, useState } from 'react';

import { attemptDesk } from '../../lib/attempts/attempt-desk.ts';
import type { KeptAttempt } from '../../lib/attempts/kept-attempt.ts';

export type ChangeKept = (how: (kept: KeptAttempt) => KeptAttempt) => Promise<void>;

/** An attempt as this device keeps it, also as other tabs change it; undefined until it is read. Changes show at once. */
export function useKeptAttempt(userId: string, id: string): { kept: KeptAttempt | undefined; change: ChangeKept } {
  const [kept, setKept] = useState<KeptAttempt>();
  const writes = useRef(0);

  useEffect(() => {
    let over = false;
    const read = async () => {
      const before = writes.current;
      const found = await attemptDesk.read(userId, id).catch(() => undefined);
      // What was written meanwhile is newer than what was read.
      if (!over && found && before === writes.current) setKept(found);
    };
    void read();
    const stop = attemptDesk.subscribe((changed) => {
      if (changed === id) void read();
    });
    return () => {
      over = true;
      stop();
    };
  }, [userId, id]);

  const change = useCallback<ChangeKept>(
    (how) => {
      writes.current += 1;
      setKept((before) => before && how(before));
      return attemptDesk.change({ userId, id }, how);
    },
    [userId, id],
  );
  return { kept, change };
}
