import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { serviceWorker } from './service-worker-plugin.ts';

/** The API server that `npm run dev` starts beside us. */
const API = `http://localhost:${process.env['API_PORT'] ?? 4000}`;

export default defineConfig({
  plugins: [react(), serviceWorker()],
  server: { port: 5173, strictPort: true, proxy: { '/api': { target: API, changeOrigin: false } } },
  build: {
    target: 'es2023',
    sourcemap: true,
    // Fonts and pictures stay files: the content security policy then needs no data: address for them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      // What changes with no release of ours stays in the reader's cache.
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules\/(react|react-dom|react-router|react-router-dom|scheduler|@tanstack)\// }],
        },
      },
    },
  },
});
