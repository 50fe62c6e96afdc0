import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { freshness } from './fingerprint.mjs';
import { root, runCommand, runPackage } from './run-command.mjs';

/** A step that failed, with what its program wrote. */
export class SetupError extends Error {}

const LOCK = 'package-lock.json';
const FRONTEND = [
  ...['src', 'public', 'index.html', 'vite.config.ts', 'service-worker-plugin.ts', 'tsconfig.json'].map((path) => `frontend/${path}`),
  'backend/contract',
  LOCK,
];

/** Installs what package-lock.json names, unless it is there already. */
export async function install() {
  refuseOldNode();
  if (isInstalled()) return;
  // Under `npm start` this is npm's own path; the same npm then installs, whichever of several it is.
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // Builds need the development packages, whatever NODE_ENV says.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  await step('Installing packages', () => runCommand(command, [...args, ...flags]));
}

/** Makes Prisma's client from prisma/schema. */
export const generate = () =>
  whenChanged(
    { name: 'prisma', inputs: ['prisma/schema', 'prisma.config.ts', LOCK], output: 'backend/src/database/generated/client.ts' },
    () =>
      step('Generating the database client', () =>
        runPackage('prisma/build/index.js', ['generate'], {
          // Its schema engine is neither needed nor downloaded for this: any existing program stands in.
          env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
        }),
      ),
  );

/** Bundles the server and the offline verifier into backend/dist; packages stay outside. */
export const buildBackend = () =>
  whenChanged(
    {
      name: 'backend',
      inputs: ['backend/contract', 'backend/src', 'prisma/seed', 'scripts/setup.mjs', LOCK],
      output: 'backend/dist/main.js',
    },
    () => step('Building the server', bundleServer),
  );

/** Builds the browser app into frontend/dist. */
export const buildFrontend = () =>
  whenChanged({ name: 'frontend', inputs: FRONTEND, output: 'frontend/dist/index.html' }, () =>
    step('Building the browser app', () =>
      runPackage('vite/bin/vite.js', ['build', '--logLevel', 'warn'], { cwd: join(root, 'frontend'), env: { NODE_ENV: 'production' } }),
    ),
  );

/** Everything `npm start` needs: packages, client, both builds. */
export async function prepare() {
  await install();
  await generate();
  await Promise.all([buildBackend(), buildFrontend()]);
}

/** Runs a script's work; what stops it is told in its own words, without a stack. */
export async function orExplain(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exit(1);
  }
}

async function whenChanged(product, make) {
  const { isFresh, keep } = freshness(product);
  if (isFresh) return;
  await make();
  keep();
}

async function step(title, work) {
  const began = performance.now();
  console.log(`${title} ...`);
  const { code, text } = await work();
  if (code !== 0) throw new SetupError(`${text.trim()}\n${title} failed.`);
  console.log(`${title}: done in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function bundleServer() {
  const { build, stop } = createRequire(join(root, 'backend/package.json'))('esbuild');
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  try {
    await build({
      absWorkingDir: join(root, 'backend'),
      entryPoints: ['src/main.ts', 'src/audit-verify.ts'],
      outdir: 'dist',
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: `node${engines.node.replace('>=', '')}`,
      packages: 'external',
      sourcemap: true,
      logLevel: 'silent',
    });
    return { code: 0, text: '' };
  } catch (error) {
    return { code: 1, text: error.message };
  } finally {
    await stop();
  }
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new SetupError(`Flightline needs Node 20.19 or newer; this is ${process.version}.`);
}

/** npm notes in node_modules what it installed there; a broken-off install leaves no such note. */
function isInstalled() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = packagesIn(join(root, LOCK));
  const present = packagesIn(note);
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (path === '' || link || !path.includes('node_modules/')) return true;
    // A package for another platform is not there, and need not be.
    return present[path] ? present[path].version === version : Boolean(optional);
  });
}

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
