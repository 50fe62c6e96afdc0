import { defineConfig } from 'vitest/config';

/** Files named so need Postgres; all other tests run without anything around them. */
const INTEGRATION = ['**/*.db.test.ts', '**/*.http.test.ts'];

export default defineConfig({
  test: {
    // Chosen for two cores, one of which Postgres shares.
    maxWorkers: 2,
    env: { NODE_ENV: 'test', TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{contract,src,test}/**/*.test.ts', '../prisma/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/.walls-*/**', ...INTEGRATION],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: INTEGRATION.flatMap((pattern) => [pattern, `../prisma/${pattern}`]),
          exclude: ['**/node_modules/**'],
          globalSetup: ['./test/global-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
