import { defineConfig } from 'vitest/config';

/** Browser tests: the built app, a Postgres of its own for each file, and a real Chromium. One file at a time, on two cores. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.e2e.test.ts'],
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 90_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
});
