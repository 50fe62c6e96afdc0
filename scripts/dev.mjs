import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { root } from './run-command.mjs';
import { generate, install, orExplain } from './setup.mjs';

await orExplain(async () => {
  await install();
  await generate();
});

/** In a group of its own: Ctrl-C reaches it through us alone, once; tsx takes a second signal for a wish to kill. */
const node = (path, args, options) =>
  spawn(process.execPath, [join(root, 'node_modules', path), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    ...options,
  });

/** The server restarts at each change on 4000; the browser app at 5173 reloads itself and hands /api on to it. */
const sides = [
  node('tsx/dist/cli.mjs', ['watch', '--clear-screen=false', 'backend/src/main.ts'], { cwd: root }),
  node('vite/bin/vite.js', ['--clearScreen', 'false'], {
    cwd: join(root, 'frontend'),
    env: { ...process.env, API_PORT: process.env.PORT ?? '4000' },
  }),
];

let stopping = false;
function stop(code) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const side of sides) side.kill('SIGTERM');
}

for (const side of sides) side.on('exit', () => stop(1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
