import type { Logger } from 'pino';

/** Work that is done soon after someone asks for it, for one key at a time. */
export type Kicked = {
  /** Asks for a key's work: once more where it is under way, and no oftener where it is asked for already. */
  kick(key: string): void;
  /** Waits for the work under way and begins no other. */
  stop(): Promise<void>;
};

/** Does the work of each key that was asked for, in turn. A failure is logged: whoever sweeps comes by later. */
export function createKicked({ name, logger }: { name: string; logger: Logger }, work: (key: string) => Promise<void>): Kicked {
  const asked = new Set<string>();
  let running: Promise<void> | undefined;

  const workThrough = async () => {
    for (const key of asked) {
      // Deleted first: who asks while it is under way means what came after.
      asked.delete(key);
      await work(key).catch((error: unknown) => logger.error({ err: error, job: name, key }, 'job failed'));
    }
    running = undefined;
  };
  return {
    kick(key) {
      asked.add(key);
      running ??= workThrough();
    },
    stop: async () => {
      const last = running;
      asked.clear();
      await last;
    },
  };
}
