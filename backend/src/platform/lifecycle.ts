type Undo = { name: string; undo: () => Promise<void> };

export type Lifecycle = {
  /** Starts one part of the process and remembers how to undo it. Throws once a stop has begun. */
  step<T>(name: string, begin: () => Promise<T> | T, undo: (made: T) => Promise<void>): Promise<T>;
  /** Waits for the step under way, then undoes all, newest first; once, however often it is called. */
  stop(): Promise<void>;
  readonly stopping: boolean;
};

/** What the process has started, and the way back. An undoing that fails is told to `onError` and does not stop the rest. */
export function createLifecycle(onError: (step: string, error: unknown) => void): Lifecycle {
  const done: Undo[] = [];
  let underWay: Promise<unknown> = Promise.resolve();
  let stopped: Promise<void> | undefined;

  const undoAll = async () => {
    await underWay.catch(() => undefined);
    for (let last = done.pop(); last; last = done.pop()) {
      const { name, undo } = last;
      await undo().catch((error: unknown) => onError(name, error));
    }
  };
  return {
    async step(name, begin, undo) {
      if (stopped) throw new Error(`Stopped before ${name}`);
      const starting = Promise.resolve(begin()).then((made) => {
        done.push({ name, undo: () => undo(made) });
        return made;
      });
      underWay = starting;
      return starting;
    },
    stop: () => (stopped ??= undoAll()),
    get stopping() {
      return stopped !== undefined;
    },
  };
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** npm hands Ctrl-C on, though the terminal has sent it already: two signals this close are one wish. */
const SAME_WISH_MS = 1_000;

/** Calls `stop` at the first signal to end, and `force` when another comes while stopping takes its time. */
export function onStopSignal({ stop, force }: { stop: () => void; force: () => void }): void {
  let first: number | undefined;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (first === undefined) {
        first = performance.now();
        stop();
      } else if (performance.now() - first > SAME_WISH_MS) force();
    });
  }
}
