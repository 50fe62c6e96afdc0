import type { Logger } from 'pino';

export type Job = {
  /** Waits for a run under way and starts no other. */
  stop(): Promise<void>;
};

type Schedule = { name: string; everySeconds: number; logger: Logger };

/** Runs work by setInterval. A run that is still under way is not started twice; one that fails is logged and tried at the next turn. */
export function startJob({ name, everySeconds, logger }: Schedule, work: () => Promise<void>): Job {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= work()
      .catch((error: unknown) => logger.error({ err: error, job: name }, 'job failed'))
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(run, everySeconds * 1_000);
  timer.unref();
  run();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
