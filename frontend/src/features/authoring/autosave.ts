import { isProblem, NetworkError } from '../../lib/api-error.ts';

export type Versioned<T> = { value: T; version: number };
export type Left<T> = { value: T; base: Versioned<T> };
export type Three<T> = { base: T; mine: T; theirs: T };
/** Two changes of one thing brought together, or what they clash in. */
export type Merged<T, C> = { value: T } | { conflict: C };

export type AutosaveState<T, C> = {
  /** What stands in the fields. */
  value: T;
  /** `incomplete`: all that can be sent is; the rest waits on this device until it is whole. */
  status: 'saved' | 'waiting' | 'saving' | 'incomplete' | 'offline' | 'refused' | 'both-changed';
  /** Why the server refused it. */
  error: Error | null;
  /** What both changed, and the state to go on from once it is settled. */
  conflict: { of: C; theirs: Versioned<T> } | null;
  /** Counts how often someone else's change was taken in beside one's own. */
  merges: number;
};

export type AutosaveSetup<T, C> = {
  saved: Versioned<T>;
  /** Written before and never sent, with what it was a change of. */
  left: Left<T> | null;
  same: (a: T, b: T) => boolean;
  /** The part of a value that the server would take as it is; what is not whole stays as it was. */
  sendable: (value: T, base: T) => T;
  save: (value: T, base: Versioned<T>) => Promise<{ version: number }>;
  load: () => Promise<Versioned<T>>;
  merge: (three: Three<T>) => Merged<T, C>;
  /** Keeps what is written until it is sent; null once there is nothing to keep. */
  keep: (left: Left<T> | null) => void;
};

const PAUSE_MS = 1_200;
const RETRY_MS = 10_000;

/** What someone writes: kept at every key, sent at every pause, never over what someone else wrote. */
export function createAutosave<T, C>({ saved, left, same, sendable, save, load, merge, keep }: AutosaveSetup<T, C>) {
  let base = left?.base ?? saved;
  let state: AutosaveState<T, C> = { value: left?.value ?? saved.value, status: 'saved', error: null, conflict: null, merges: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  const set = (part: Partial<AutosaveState<T, C>>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const isDirty = () => !same(state.value, base.value);
  const hasToSend = () => !same(sendable(state.value, base.value), base.value);
  const remember = () => keep(isDirty() ? { value: state.value, base } : null);
  const restStatus = () => (hasToSend() ? 'waiting' : isDirty() ? 'incomplete' : 'saved');

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  /** Sends what is unsent; resolves when it is there or cannot be. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    // Of several who wait, the first to go on makes the others wait again.
    while (running) await running;
    if (state.conflict || !hasToSend()) return;
    running = send().finally(() => {
      running = null;
    });
    await running;
  }

  async function send(): Promise<void> {
    const value = sendable(state.value, base.value);
    set({ status: 'saving', error: null });
    try {
      const { version } = await save(value, base);
      base = { value, version };
      remember();
      set({ status: restStatus() });
      if (hasToSend()) later(PAUSE_MS);
    } catch (error) {
      await failed(error instanceof Error ? error : new Error(String(error)));
    }
  }

  async function failed(error: Error): Promise<void> {
    if (error instanceof NetworkError) {
      set({ status: 'offline' });
      return later(RETRY_MS);
    }
    if (!isProblem(error, 'STALE_VERSION')) return set({ status: 'refused', error });
    try {
      takeIn(await load());
    } catch (cause) {
      set(cause instanceof NetworkError ? { status: 'offline' } : { status: 'refused', error: cause instanceof Error ? cause : error });
      later(RETRY_MS);
    }
  }

  /** Someone else saved meanwhile: both changes are kept where they do not meet. */
  function takeIn(theirs: Versioned<T>): void {
    const merged = merge({ base: base.value, mine: state.value, theirs: theirs.value });
    if ('conflict' in merged) return set({ status: 'both-changed', conflict: { of: merged.conflict, theirs } });
    settle(merged.value, theirs);
  }

  function settle(value: T, theirs: Versioned<T>): void {
    base = theirs;
    set({ value, conflict: null, merges: state.merges + 1 });
    remember();
    set({ status: restStatus() });
    if (hasToSend()) later(0);
  }

  if (isDirty()) {
    state = { ...state, status: restStatus() };
    later(0);
  }
  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change(value: T) {
      set({ value });
      remember();
      // What is typed while one is asked belongs to one's own side of it.
      if (state.conflict) return takeIn(state.conflict.theirs);
      if (running) return;
      set({ status: restStatus() });
      if (hasToSend()) later(PAUSE_MS);
    },
    flush,
    /** A newer state came in; it is shown at once unless there is something unsent. */
    seen(newer: Versioned<T>) {
      if (newer.version <= base.version || isDirty() || running) return;
      base = newer;
      set({ value: newer.value });
    },
    /** Ends a conflict with what was chosen of it as it stands. */
    resolve(value: T) {
      if (state.conflict) settle(value, state.conflict.theirs);
    },
  };
}

export type Autosave<T, C> = ReturnType<typeof createAutosave<T, C>>;
