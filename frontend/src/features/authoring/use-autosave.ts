import { useEffect, useState, useSyncExternalStore } from 'react';
import * as z from 'zod';

import { browserStorage } from '../../lib/browser-storage.ts';
import { useSignedIn } from '../../lib/use-session.ts';
import { type AutosaveSetup, createAutosave, type Left } from './autosave.ts';

type Setup<T, C> = Omit<AutosaveSetup<T, C>, 'left' | 'keep'> & { name: string; shape: z.ZodType<T> };

function readLeft<T>(name: string, value: z.ZodType<T>): Left<T> | null {
  const shape = z.object({ value, base: z.object({ value, version: z.int() }) });
  try {
    return shape.safeParse(JSON.parse(browserStorage.read(name) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

/** Something that is written, followed by its page; what was typed outlives the page, the tab and the session. */
export function useAutosave<T, C>({ name, shape, saved, ...setup }: Setup<T, C>) {
  const { user } = useSignedIn();
  const [draft] = useState(() => {
    const key = `draft.${user.id}.${name}`;
    return createAutosave<T, C>({
      ...setup,
      saved,
      left: readLeft(key, shape),
      keep: (left) => (left ? browserStorage.write(key, JSON.stringify(left)) : browserStorage.remove(key)),
    });
  });

  useEffect(() => draft.seen(saved), [draft, saved]);
  useEffect(() => {
    const flush = () => void draft.flush();
    const onHidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', onHidden);
      flush();
    };
  }, [draft]);
  return { draft, state: useSyncExternalStore(draft.subscribe, draft.get) };
}
