import { NetworkError, isProblem } from '../../../lib/api-error.ts';
import { mergeTexts, settledText, type Stretch } from './merge-texts.ts';

export type Words = { title: string; content: string };
export type Saved = Words & { version: number };

export type DraftState = {
  /** What stands in the fields. */
  words: Words;
  status: 'saved' | 'waiting' | 'saving' | 'offline' | 'refused' | 'both-changed';
  /** Why the server refused it. */
  error: Error | null;
  /** What both changed, and the version to go on from once it is settled. */
  conflict: { stretches: Stretch[]; theirs: Saved } | null;
  /** Counts how often someone else's change was taken in beside one's own. */
  merges: number;
};

export type DraftSetup = {
  saved: Saved;
  /** Typed before and never sent, with what it was a change of. */
  left: { words: Words; base: Saved } | null;
  save: (changes: Partial<Words>, version: number) => Promise<{ version: number }>;
  load: () => Promise<Saved>;
  /** Keeps what is typed until it is sent; null once there is nothing to keep. */
  keep: (left: { words: Words; base: Saved } | null) => void;
};

const PAUSE_MS = 1_200;
const RETRY_MS = 10_000;

/** What someone writes on a lesson: kept at every key, sent at every pause, never over what someone else wrote. */
export function createLessonDraft({ saved, left, save, load, keep }: DraftSetup) {
  let base = left?.base ?? saved;
  let state: DraftState = { words: left?.words ?? pick(saved), status: 'saved', error: null, conflict: null, merges: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  const set = (part: Partial<DraftState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const isDirty = () => state.words.title !== base.title || state.words.content !== base.content;
  const remember = () => keep(isDirty() ? { words: state.words, base } : null);

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  /** Sends what is unsent; resolves when it is there or cannot be. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (running) await running;
    if (!isDirty() || state.conflict || !isComplete(state.words)) return;
    running = send().finally(() => {
      running = null;
    });
    await running;
  }

  async function send(): Promise<void> {
    const sent = state.words;
    set({ status: 'saving', error: null });
    try {
      const { version } = await save(changesOf(base, sent), base.version);
      base = { ...sent, version };
      remember();
      set({ status: isDirty() ? 'waiting' : 'saved' });
      if (isDirty()) later(PAUSE_MS);
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
  function takeIn(theirs: Saved): void {
    // The server keeps texts without the blank lines around them: those are no change of anyone's.
    const stretches = mergeTexts({ base: base.content.trim(), mine: state.words.content.trim(), theirs: theirs.content.trim() });
    const content = settledText(stretches);
    if (content === null) return set({ status: 'both-changed', conflict: { stretches, theirs } });
    settle(content, theirs);
  }

  function settle(content: string, theirs: Saved): void {
    // Of two titles one's own stays: it is one field, and the other title is in the audit log.
    const title = state.words.title === base.title ? theirs.title : state.words.title;
    base = theirs;
    set({ words: { title, content }, conflict: null, status: 'waiting', merges: state.merges + 1 });
    remember();
    if (isDirty()) later(0);
    else set({ status: 'saved' });
  }

  if (isDirty()) {
    state = { ...state, status: 'waiting' };
    later(0);
  }
  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    change(part: Partial<Words>) {
      set({ words: { ...state.words, ...part }, status: state.conflict ? state.status : 'waiting' });
      remember();
      if (isDirty()) later(PAUSE_MS);
      else if (!running) set({ status: 'saved' });
    },
    flush,
    /** A newer state of the lesson came in; it is shown at once unless there is something unsent. */
    seen(newer: Saved) {
      if (newer.version <= base.version || isDirty() || running) return;
      base = newer;
      set({ words: pick(newer) });
    },
    /** Ends a conflict with the text that was chosen. */
    resolve(content: string) {
      if (state.conflict) settle(content, state.conflict.theirs);
    },
    /** The page is left: what is unsent goes now, and stays kept if it cannot. */
    close() {
      void flush();
    },
  };
}

export type LessonDraft = ReturnType<typeof createLessonDraft>;

const pick = ({ title, content }: Words): Words => ({ title, content });

/** A lesson without a title is not sent: its author is still typing. */
const isComplete = ({ title }: Words) => title.trim() !== '';

const changesOf = (base: Words, { title, content }: Words): Partial<Words> => ({
  ...(title !== base.title && { title }),
  ...(content !== base.content && { content }),
});
