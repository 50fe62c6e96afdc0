type Step = { name: string; undo: () => Promise<void> | void };

export type Lifecycle = {
  /** Remembers how to undo what was just started; undone newest first. After a stop has begun it is undone at once. */
  started(name: string, undo: Step['undo']): Promise<void>;
  /** Undoes everything, once, however often it is called. A step that fails is told to `onError` and does not stop the rest. */
  stop(): Promise<void>;
  readonly stopping: boolean;
};

/** What the process has started, and the way back. */
export function createLifecycle(onError: (step: string, error: unknown) => void): Lifecycle {
  const steps: Step[] = [];
  let stopped: Promise<void> | undefined;
  const undo = async ({ name, undo }: Step) => {
    try {
      await undo();
    } catch (error) {
      onError(name, error);
    }
  };
  const undoAll = async () => {
    for (let step = steps.pop(); step; step = steps.pop()) await undo(step);
  };
  return {
    async started(name, undoStep) {
      if (stopped) return undo({ name, undo: undoStep });
      steps.push({ name, undo: undoStep });
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
