import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const requireHere = createRequire(import.meta.url);

/** Each wall, with imports that break it: [importing file, what it imports]. */
const BREACHES: Record<string, [from: string, to: string][]> = {
  'contract-imports-zod-only': [
    ['backend/contract/a.ts', 'express'],
    ['backend/contract/b.ts', 'backend/src/platform/clock.ts'],
  ],
  'frontend-sees-contract-only': [
    ['frontend/src/lib/a.ts', 'backend/src/platform/clock.ts'],
    ['frontend/src/lib/b.ts', 'backend/contract/bookings.ts'],
    ['frontend/src/lib/c.ts', 'prisma/seed/demo.ts'],
  ],
  'ground-never-imports-modules': [
    ['backend/src/http/a.ts', 'backend/src/modules/users/index.ts'],
    ['backend/src/database/a.ts', 'backend/src/modules/users/index.ts'],
    ['backend/src/platform/a.ts', 'backend/src/modules/users/index.ts'],
    ['backend/src/http/b.ts', 'backend/src/app.ts'],
  ],
  'platform-stands-alone': [
    ['backend/src/platform/b.ts', 'backend/src/database/client.ts'],
    ['backend/src/platform/c.ts', 'backend/contract/index.ts'],
  ],
  'modules-by-their-index': [['backend/src/modules/scheduling/a.ts', 'backend/src/modules/users/find-user.ts']],
  'composition-by-index': [
    ['backend/src/app.ts', 'backend/src/modules/users/find-user.ts'],
    ['prisma/seed/demo.ts', 'backend/src/modules/users/find-user.ts'],
  ],
  'rules-are-pure': [
    ['backend/src/modules/scheduling/overlap.ts', 'backend/src/platform/clock.ts'],
    ['backend/src/modules/scheduling/overlap.ts', 'backend/src/database/client.ts'],
    ['backend/src/modules/scheduling/overlap.ts', 'backend/src/modules/scheduling/presenter.ts'],
    ['backend/src/modules/scheduling/overlap.ts', 'express'],
    ['backend/src/modules/scheduling/overlap.ts', 'node:fs'],
  ],
  'exchange-only-parses': [
    ['backend/src/modules/learning/exchange/a.ts', 'backend/src/database/client.ts'],
    ['backend/src/modules/learning/exchange/a.ts', 'backend/src/modules/learning/presenter.ts'],
    ['backend/src/modules/learning/questions/b.ts', 'express'],
    ['backend/src/modules/learning/questions/b.ts', 'node:fs'],
  ],
  'features-stand-apart': [['frontend/src/features/bookings/a.tsx', 'frontend/src/features/week/page.tsx']],
  'lib-and-components-below-features': [
    ['frontend/src/components/a.tsx', 'frontend/src/features/week/page.tsx'],
    ['frontend/src/lib/d.ts', 'frontend/src/app/shell.tsx'],
  ],
  'lib-below-components': [['frontend/src/lib/e.ts', 'frontend/src/components/button.tsx']],
  'features-below-app': [['frontend/src/features/week/b.tsx', 'frontend/src/app/shell.tsx']],
  'tests-stay-tests': [['backend/src/http/c.ts', 'backend/test/database.ts']],
  'no-circles': [['backend/src/http/d.ts', 'backend/src/http/e.ts']],
  'installed-only': [
    ['backend/src/http/f.ts', 'a-package-nobody-installed'],
    ['backend/src/http/g.ts', 'backend/src/http/gone.ts'],
  ],
  'declared-only': [['backend/src/http/h.ts', 'pathe']],
  'no-dev-packages-at-run-time': [['backend/src/http/i.ts', 'supertest']],
};

/** The other half of the circle, which is told of once. */
const WAY_BACK: [from: string, to: string] = ['backend/src/http/e.ts', 'backend/src/http/d.ts'];

/** What no wall forbids: it shows that the rules do not simply refuse everything. */
const ALLOWED: [from: string, to: string][] = [
  ['backend/contract/index.ts', 'zod'],
  ['backend/src/modules/scheduling/overlap.ts', 'temporal-polyfill'],
  ['backend/src/modules/scheduling/overlap.ts', 'backend/contract/index.ts'],
  ['backend/src/modules/scheduling/list-bookings.ts', 'backend/src/modules/users/index.ts'],
  ['backend/src/modules/scheduling/list-bookings.ts', 'backend/src/database/client.ts'],
  ['backend/src/modules/scheduling/overlap.test.ts', 'backend/src/modules/scheduling/overlap.ts'],
  ['backend/src/modules/learning/exchange/c.ts', 'backend/src/modules/learning/questions/b.ts'],
  ['backend/src/modules/learning/exchange/c.ts', 'saxes'],
  ['backend/src/modules/learning/exchange/c.ts', 'node:stream'],
  ['frontend/src/app/router.tsx', 'frontend/src/features/week/page.tsx'],
  ['frontend/src/features/week/page.tsx', 'backend/contract/index.ts'],
  ['frontend/src/features/week/page.tsx', 'frontend/src/components/button.tsx'],
];

const isFile = (target: string) => /\.tsx?$/.test(target);

describe('the import rules', () => {
  let tree: string;
  let violations: Violation[];

  beforeAll(async () => {
    // Inside the backend, so that packages resolve as they do for it.
    tree = await mkdtemp(join(root, 'backend/test/.walls-'));
    await build(tree, [...Object.values(BREACHES).flat(), WAY_BACK, ...ALLOWED]);
    violations = await violationsIn(tree);
  });
  afterAll(() => rm(tree, { recursive: true, force: true }));

  const breaches = Object.entries(BREACHES).flatMap(([rule, edges]) => edges.map(([from, to]) => ({ rule, from, to })));

  it.each(breaches)('$rule: refuses $from importing $to', (breach) => {
    expect(violations).toContainEqual({ ...breach, to: expect.stringMatching(destination(breach.to)) });
  });

  it('let through what they should', () => {
    const refused = ALLOWED.filter(([from, to]) => violations.some((found) => found.from === from && destination(to).test(found.to)));
    expect(refused).toEqual([]);
  });

  it('are all proven here', () => {
    expect(Object.keys(BREACHES).sort()).toEqual(
      ruleSet()
        .forbidden?.map(({ name }) => name)
        .sort(),
    );
  });
});

const config = () => requireHere(join(root, '.dependency-cruiser.cjs')) as { forbidden: IFlattenedRuleSet['forbidden']; options: object };
const ruleSet = (): IFlattenedRuleSet => ({ forbidden: config().forbidden ?? [] });

/** How the cruiser names what an import leads to: a path for a file, for a package the file it was found in. */
const destination = (to: string) => new RegExp(isFile(to) ? `(^|/)${to.split('/').at(-1)}$` : `(^|/)${to.replace('node:', '')}(/|$)`);

type Violation = { rule: string; from: string; to: string };

async function build(tree: string, edges: [from: string, to: string][]): Promise<void> {
  const files = edges.flat().filter((path) => isFile(path) && !path.endsWith('/gone.ts'));
  for (const file of new Set(files)) {
    const imports = edges.filter(([from]) => from === file);
    const lines = imports.map(([, to]) => `import '${isFile(to) ? specifier(file, to) : to}';`);
    await put(join(tree, file), [...lines, 'export {};'].join('\n'));
  }
  for (const side of ['backend', 'frontend']) await symlink(join(root, side, 'package.json'), join(tree, side, 'package.json'));
  await symlink(join(root, 'package.json'), join(tree, 'package.json'));
}

function specifier(from: string, to: string): string {
  const path = relative(dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function violationsIn(tree: string): Promise<Violation[]> {
  // The list of pure rules is read from the tree the rules are loaded in.
  const before = process.cwd();
  process.chdir(tree);
  try {
    const { options } = config();
    const { output } = await cruise(['backend', 'frontend', 'prisma'], { ...options, ruleSet: ruleSet(), validate: true, baseDir: tree });
    const { violations } = (output as ICruiseResult).summary;
    return violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  } finally {
    process.chdir(before);
  }
}
