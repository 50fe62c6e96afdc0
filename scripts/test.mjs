import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root, runPackage } from './run-command.mjs';
import { buildBackend, buildFrontend, generate, install, orExplain, SetupError } from './setup.mjs';

const reports = mkdtempSync(join(tmpdir(), 'flightline-reports-'));

/** Every step of `npm test`, in order; `--only a,b` takes some. Each answers how many tests passed and failed. */
const STEPS = {
  build: { title: 'Build', run: build },
  types: {
    title: 'Types',
    run: async () => sum([await check('typescript/bin/tsc', ['-p', 'backend']), await check('typescript/bin/tsc', ['-p', 'frontend'])]),
  },
  lint: { title: 'Lint', run: () => check('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
  walls: {
    title: 'Import rules',
    run: () =>
      check('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'backend', 'frontend', 'prisma']),
  },
  format: { title: 'Format', run: () => check('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']) },
  unit: { title: 'Unit tests of the server', run: () => vitest('unit', { cwd: 'backend', args: ['--project', 'unit'] }) },
  integration: {
    title: 'Integration tests against Postgres',
    run: () => vitest('integration', { cwd: 'backend', args: ['--project', 'integration'] }),
  },
  frontend: {
    title: 'Tests of the browser app',
    // Only where there are any: what the browser shows is tested in a real one.
    skip: () => !readdirSync(join(root, 'frontend/src'), { recursive: true }).some((file) => /\.test\.tsx?$/.test(file)),
    run: () => vitest('frontend', { cwd: 'frontend', args: [] }),
  },
  e2e: { title: 'Browser tests', run: () => vitest('e2e', { cwd: 'frontend/e2e', args: [] }) },
};

const only = chosen();
await orExplain(async () => {
  await install();
  await generate();
});
const results = [];
for (const [name, step] of Object.entries(STEPS)) {
  if ((only && !only.includes(name)) || step.skip?.()) continue;
  results.push(await timed(step));
}
rmSync(reports, { recursive: true, force: true });
const { passed, failed } = sum(results);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function chosen() {
  const at = process.argv.indexOf('--only');
  if (at === -1) return undefined;
  const names = (process.argv[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !(name in STEPS));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}. There are ${Object.keys(STEPS).join(', ')}.`);
    process.exit(1);
  }
  // Browsers and processes are tested on what was built.
  return names.some((name) => name === 'e2e' || name === 'integration') ? ['build', ...names] : names;
}

async function timed({ title, run }) {
  console.log(`\n=== ${title}`);
  const began = performance.now();
  const result = await run();
  console.log(`=== ${title}: ${result.passed} passed, ${result.failed} failed in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

async function build() {
  const outcomes = await Promise.allSettled([buildBackend(), buildFrontend()]);
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  for (const { reason } of refused) console.log(reason instanceof SetupError ? reason.message : reason);
  return { passed: outcomes.length - refused.length, failed: refused.length };
}

/** A program whose exit code is the verdict: one test. */
async function check(program, args) {
  const { code } = await runPackage(program, args, { show: 'live' });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function vitest(name, { cwd, args }) {
  const report = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runPackage('vitest/vitest.mjs', ['run', ...args, ...reporters], { cwd: join(root, cwd), show: 'live' });
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  // A file that fails to load has no test to fail, and a suite without tests proves nothing: both count as one failure.
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

function sum(all) {
  return all.reduce((total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}
