/**
 * Who may import whom (docs/architecture.md). Each rule is broken once on purpose in backend/test/walls.test.ts.
 */
const { existsSync, readdirSync } = require('node:fs');

const TEST = '\\.test\\.tsx?$|^backend/(test|bench)/|^frontend/e2e/';

/** A wall: nothing in `from` may import `to`. */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A module's file with a plain unit test beside it (x.ts, x.test.ts) is a pure rule: those tests run with nothing around them. */
function pureRules() {
  const root = 'backend/src/modules';
  const files = existsSync(root) ? readdirSync(root, { recursive: true }).map((file) => file.replaceAll('\\', '/')) : [];
  const rules = files.flatMap((file) => /^(.+\/[^/.]+)\.test\.ts$/.exec(file)?.[1] ?? []);
  return `^${root}/(${rules.join('|') || '(?!)'})\\.ts$`;
}

module.exports = {
  forbidden: [
    wall(
      'contract-imports-zod-only',
      'The contract is read by browser and server: it knows neither.',
      { path: '^backend/contract/', pathNot: TEST },
      { pathNot: '^backend/contract/|node_modules/zod/' },
    ),
    wall(
      'frontend-sees-contract-only',
      'The browser app knows of the server only what the contract says.',
      { path: '^frontend/', pathNot: '^frontend/e2e/' },
      { path: '^(backend|prisma)/', pathNot: '^backend/contract/index\\.ts$' },
    ),
    wall(
      'ground-never-imports-modules',
      'platform/, database/ and http/ carry the modules and know none.',
      { path: '^backend/src/(platform|database|http)/', pathNot: TEST },
      { path: '^backend/src/(modules/|[^/]+\\.ts$)', pathNot: '^backend/src/config\\.ts$' },
    ),
    wall(
      'platform-stands-alone',
      'platform/ knows nothing of schools, requests or tables.',
      { path: '^backend/src/platform/', pathNot: TEST },
      { path: '^(backend|prisma)/', pathNot: '^backend/src/platform/' },
    ),
    wall(
      'modules-by-their-index',
      'A module is reached through its index.ts, which names what others may use.',
      { path: '^backend/src/modules/([^/]+)/', pathNot: TEST },
      { path: '^backend/src/modules/', pathNot: '^backend/src/modules/($1/|[^/]+/index\\.ts$)' },
    ),
    wall(
      'composition-by-index',
      'The files beside modules/ and the seed compose modules, they do not reach into them.',
      { path: '^(backend/src/[^/]+\\.ts$|prisma/)', pathNot: TEST },
      { path: '^backend/src/modules/', pathNot: '/index\\.ts$' },
    ),
    wall(
      'rules-are-pure',
      'Rules are told the time and the facts: no database, no Express, no clock, no other I/O.',
      { path: pureRules() },
      { pathNot: `${pureRules()}|^backend/contract/|node_modules/temporal-(polyfill|spec|utils)/` },
    ),
    wall(
      'features-stand-apart',
      'Features of the browser app are composed in app/.',
      { path: '^frontend/src/features/([^/]+)/', pathNot: TEST },
      { path: '^frontend/src/features/', pathNot: '^frontend/src/features/$1/' },
    ),
    wall(
      'lib-and-components-below-features',
      'What features share knows none of them.',
      { path: '^frontend/src/(lib|components)/', pathNot: TEST },
      { path: '^frontend/src/(features|app)/' },
    ),
    wall(
      'lib-below-components',
      'lib/ has no markup of ours.',
      { path: '^frontend/src/lib/', pathNot: TEST },
      { path: '^frontend/src/components/' },
    ),
    wall(
      'features-below-app',
      'The shell knows the features, not the other way round.',
      { path: '^frontend/src/features/', pathNot: TEST },
      { path: '^frontend/src/app/' },
    ),
    wall(
      'tests-stay-tests',
      'What ships imports nothing that exists for tests.',
      { path: '^(backend/(src|contract)|frontend/src|prisma)/', pathNot: TEST },
      { path: TEST },
    ),
    wall(
      'no-circles',
      'Two files that need each other are one file, or three.',
      {},
      { circular: true, viaOnly: { pathNot: '/generated/' } },
    ),
    wall('installed-only', 'An import must lead somewhere, on a fresh clone too.', {}, { couldNotResolve: true, pathNot: '/generated/' }),
    wall(
      'declared-only',
      'A package is declared in the package.json of the side that imports it.',
      { path: '^(backend|frontend)/', pathNot: `${TEST}|\\.config\\.ts$` },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    wall(
      'no-dev-packages-at-run-time',
      'What runs needs no development package.',
      { path: '^(backend/(src|contract)|frontend/src)/', pathNot: TEST },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: ['^(backend|frontend)/dist/', '^frontend/.*\\.css$'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],

      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
