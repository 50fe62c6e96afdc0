import { spawn } from 'node:child_process';

export const root = new URL('..', import.meta.url).pathname;

const children = new Set();
let ending;

/** Ends what runs now when this process is told to end; a terminal has told the whole group, a supervisor only us. */
function endWithUs(signal) {
  if (ending !== undefined) return;
  ending = signal;
  for (const child of children) child.kill('SIGTERM');
  if (children.size === 0) process.exit(1);
}

/**
 * Runs a program and answers its exit code and, where it was captured, its output. Standard input stays closed.
 * `show`: 'live' lets it write to our terminal, 'captured' collects.
 */
export function runCommand(command, args, { cwd = root, env = {}, show = 'captured' } = {}) {
  const guard = () => endWithUs('SIGTERM');
  return new Promise((resolve, reject) => {
    const output = show === 'live' ? 'inherit' : 'pipe';
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', output, output] });
    children.add(child);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, guard);
    let text = '';
    const collect = (chunk) => (text += chunk);
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => {
      children.delete(child);
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.off(signal, guard);
      if (ending !== undefined && children.size === 0) process.exit(1);
      resolve({ code: code ?? 1, text });
    });
  });
}

/** Runs a Node program of an installed package, by its path below node_modules. */
export const runPackage = (path, args, options) => runCommand(process.execPath, [`${root}node_modules/${path}`, ...args], options);
