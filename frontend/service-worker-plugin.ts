import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { build, type Plugin } from 'vite';

/** What a page may need without network; of fonts the one form that every browser of today reads. */
const WANTED = /\.(html|js|css|svg|png|webmanifest|woff2)$/;

/** Builds the service worker after the app, with a list of the app's files. */
export const serviceWorker = (): Plugin => {
  let root = '';
  let outDir = '';
  return {
    name: 'flightline-service-worker',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      outDir = join(config.root, config.build.outDir);
    },
    closeBundle: {
      sequential: true,
      handler: async () => {
        await build({
          configFile: false,
          root,
          publicDir: false,
          logLevel: 'warn',
          define: { PRECACHE: JSON.stringify(await filesOf(outDir)), 'process.env.NODE_ENV': '"production"' },
          build: {
            target: 'es2023',
            outDir,
            emptyOutDir: false,
            sourcemap: false,
            lib: { entry: join(root, 'src/service-worker.ts'), formats: ['iife'], name: 'worker', fileName: () => 'service-worker.js' },
          },
        });
      },
    },
  };
};

/** The files of a build; those whose name does not tell their content have a revision that does. */
async function filesOf(dir: string): Promise<{ url: string; revision: string | null }[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && WANTED.test(entry.name) && entry.name !== 'service-worker.js');
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Promise.all(
    paths.map(async (path) => {
      const url = `/${relative(dir, path).replaceAll('\\', '/')}`;
      const revision = url.startsWith('/assets/')
        ? null
        : createHash('sha256')
            .update(await readFile(path))
            .digest('hex')
            .slice(0, 16);
      return { url, revision };
    }),
  );
}
