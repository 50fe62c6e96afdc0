/**
 * Who may import whom (docs/architecture.md). Each rule is broken once on purpose in backend/test/walls.test.ts.
 */
const { existsSync, readdirSync } = require('node:fs');

const TEST = '\\.test\\.tsx?$|^backend/(test|bench)/|^frontend/(e2e|test)/';

/** A module's file with a plain unit test beside it (x.ts, x.test.ts) is a pure rule: those tests run with nothing around them. */
function pureRules() {
  const root = 'backend/src/modules';
  const files = existsSync(root) ? readdirSync(root, { recursive: true }).map((file) => file.replaceAll('\\', '/')) : [];
  const rules = files.flatMap((file) => /^(.+\/[^/.]+)\.test\.ts$/.exec(file)?.[1] ?? []);
  return `^${root}/(${rules.join('|') || '(?!)'})\\.ts$`;
}

module.exports = {
  forbidden: [
    {
      name: 'contract-imports-zod-only',
      comment: 'The contract is read by browser and server: it knows neither.',
      from: { path: '^backend/contract/', pathNot: TEST },
      to: { pathNot: '^backend/contract/|node_modules/zod/' },
    },
    {
      name: 'frontend-sees-contract-only',
      comment: 'The browser app knows of the server only what the contract says.',
      from: { path: '^frontend/', pathNot: '^frontend/e2e/' },
      to: { path: '^(backend|prisma)/', pathNot: '^backend/contract/index\\.ts$' },
    },
    {
      name: 'ground-never-imports-modules',
      comment: 'platform/, database/ and http/ carry the modules and know none.',
      from: { path: '^backend/src/(platform|database|http)/', pathNot: TEST },
      to: { path: '^backend/src/(modules/|[^/]+\\.ts$)', pathNot: '^backend/src/config\\.ts$' },
    },
    {
      name: 'platform-stands-alone',
      comment: 'platform/ knows nothing of schools, requests or tables.',
      from: { path: '^backend/src/platform/', pathNot: TEST },
      to: { path: '^(backend|prisma)/', pathNot: '^backend/src/platform/' },
    },
    {
      name: 'modules-by-their-index',
      comment: 'A module is reached through its index.ts, which names what others may use.',
      from: { path: '^backend/src/modules/([^/]+)/', pathNot: TEST },
      to: { path: '^backend/src/modules/', pathNot: '^backend/src/modules/($1/|[^/]+/index\\.ts$)' },
    },
    {
      name: 'composition-by-index',
      comment: 'The files beside modules/ and the seed compose modules, they do not reach into them.',
      from: { path: '^(backend/src/[^/]+\\.ts$|prisma/)', pathNot: TEST },
      to: { path: '^backend/src/modules/', pathNot: '/index\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Rules are told the time and the facts: no database, no Express, no clock, no other I/O.',
      from: { path: pureRules() },
      to: { pathNot: `${pureRules()}|^backend/contract/|node_modules/temporal-(polyfill|spec|utils)/` },
    },
    {
      name: 'exchange-only-parses',
      comment: 'Questions and the formats they come in know the contract and the parsers: no database, no Express, no clock, no files.',
      from: { path: '^backend/src/modules/learning/(questions|exchange)/', pathNot: TEST },
      to: {
        pathNot:
          '^backend/(contract|src/modules/learning/(questions|exchange))/' +
          '|node_modules/(@types/)?(gift-pegjs|turndown|saxes|csv-parse|csv-stringify)/|^(node:)?(stream|timers/promises)$',
      },
    },
    {
      name: 'features-stand-apart',
      comment: 'Features of the browser app are composed in app/.',
      from: { path: '^frontend/src/features/([^/]+)/', pathNot: TEST },
      to: { path: '^frontend/src/features/', pathNot: '^frontend/src/features/$1/' },
    },
    {
      name: 'lib-and-components-below-features',
      comment: 'What features share knows none of them.',
      from: { path: '^frontend/src/(lib|components)/', pathNot: TEST },
      to: { path: '^frontend/src/(features|app)/' },
    },
    {
      name: 'lib-below-components',
      comment: 'lib/ has no markup of ours.',
      from: { path: '^frontend/src/lib/', pathNot: TEST },
      to: { path: '^frontend/src/components/' },
    },
    {
      name: 'features-below-app',
      comment: 'The shell knows the features, not the other way round.',
      from: { path: '^frontend/src/features/', pathNot: TEST },
      to: { path: '^frontend/src/app/' },
    },
    {
      name: 'tests-stay-tests',
      comment: 'What ships imports nothing that exists for tests.',
      from: { path: '^(backend/(src|contract)|frontend/src|prisma)/', pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or three.',
      from: {},
      to: { circular: true, viaOnly: { pathNot: '/generated/' } },
    },
    {
      name: 'installed-only',
      comment: 'An import must lead somewhere, on a fresh clone too.',
      from: {},
      to: { couldNotResolve: true, pathNot: '/generated/' },
    },
    {
      name: 'declared-only',
      comment: 'A package is declared in the package.json of the side that imports it.',
      from: { path: '^(backend|frontend)/', pathNot: `${TEST}|\\.config\\.ts$` },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-packages-at-run-time',
      comment: 'What runs needs no development package.',
      from: { path: '^(backend/(src|contract)|frontend/src)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ].map((wall) => ({ severity: 'error', ...wall })),
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
