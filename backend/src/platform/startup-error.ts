/** A reason not to start that the person at the terminal can act on: shown as one line, without a stack. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';
}

/** The operating system's code of a failed call, such as `ENOENT`; undefined for any other error. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
