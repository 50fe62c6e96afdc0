import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The reader sits in Kathmandu, far from every school: a time shown in the wrong zone then shows. */
export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    env: { TZ: 'Asia/Kathmandu' },
    maxWorkers: 2,
    css: false,
    testTimeout: 30_000,
  },
});
