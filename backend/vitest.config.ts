import { defineConfig } from 'vitest/config';

/** Files named so need Postgres; all other tests run without anything around them. */
const INTEGRATION = ['**/*.db.test.ts', '**/*.http.test.ts'];

export default defineConfig({
  test: {
    // Chosen for two cores, one of which Postgres shares.
    maxWorkers: 2,
    env: { NODE_ENV: 'test', TZ: 'UTC' },
    // What is waited for comes within moments; a busy machine may take longer, and nothing is lost by waiting.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{contract,src,test}/**/*.test.ts', '../prisma/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/.walls-*/**', ...INTEGRATION],
          // Properties over zones and years are heavy.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: INTEGRATION.flatMap((pattern) => [pattern, `../prisma/${pattern}`]),
          exclude: ['**/node_modules/**'],
          globalSetup: ['./test/global-setup.ts'],
          testTimeout: 40_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
