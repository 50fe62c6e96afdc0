import { useSyncExternalStore } from 'react';

const MINUTE_MS = 60_000;
const listeners = new Set<() => void>();
let now = new Date();
let ticking: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    now = new Date();
    for (const each of listeners) each();
  }, MINUTE_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

function current(): Date {
  // While nobody listened the clock stood still.
  if (ticking === undefined && Date.now() - now.getTime() > MINUTE_MS) now = new Date();
  return now;
}

/** The present, to the minute: what is shown relative to it stays true while the page is open. */
export const useNow = (): Date => useSyncExternalStore(subscribe, current);
