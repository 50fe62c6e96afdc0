import { useCallback, useState } from 'react';
import type * as z from 'zod';

import { tabStorage } from './browser-storage.ts';

/** What was kept, if it still has the shape this version expects. */
function kept<T>(schema: z.ZodType<T>, name: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(tabStorage.read(name) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** What a person is typing, kept in this tab through reloads, navigation and the end of a session until it is sent. */
export function useDraft<T extends object>(name: string, schema: z.ZodType<T>, empty: T) {
  const [draft, setDraft] = useState<T>(() => kept(schema, name) ?? empty);

  const change = useCallback(
    (part: Partial<T>) =>
      setDraft((before) => {
        const after = { ...before, ...part };
        tabStorage.write(name, JSON.stringify(after));
        return after;
      }),
    [name],
  );

  const clear = useCallback(() => {
    tabStorage.remove(name);
    setDraft(empty);
  }, [name, empty]);

  return { draft, change, clear };
}
