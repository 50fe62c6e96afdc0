import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** A file is named after its noun or verb-noun in kebab case, and never after the fact that it helps. */
const fileNames = {
  create: (context) => ({
    Program(node) {
      const name = context.filename.split(/[\\/]/).at(-1);
      if (!/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(name))
        context.report({ node, message: `Name the file in kebab case: ${name}` });
      if (/^(utils?|helpers?|misc|common)\./.test(name)) context.report({ node, message: `Name the file after what it does: ${name}` });
    },
  }),
};

const TESTS = ['**/*.test.{ts,tsx}', '**/test/**', 'frontend/e2e/**'];
const TOOL_CONFIGS = ['**/*.config.{ts,js}', 'backend/test/global-setup.ts', 'frontend/e2e/**/*setup*.ts'];

/** Default exports are renamed at every import; only tools that demand one get it. */
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };

/** Modules are told the time: only so can a test choose it, and a request has one "now". */
const noClock = [
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "MemberExpression[object.name='Date'][property.name='now']",
  "MemberExpression[object.name='Temporal'][property.name='Now']",
].map((selector) => ({ selector, message: 'Take the time as an argument.' }));

export default tseslint.config(
  {
    ignores: ['**/dist/', '**/generated/', '**/coverage/', '**/.data*/', 'frontend/public/', 'backend/test/.walls-*/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    plugins: { house: { rules: { 'file-names': fileNames } } },
    rules: {
      'house/file-names': 'error',
      complexity: ['error', 12],
      'max-depth': ['error', 3],
      'max-lines': ['error', 300],
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict, tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: { project: ['backend/tsconfig.json', 'frontend/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Our objects are closures: their methods know no 'this'.
      '@typescript-eslint/unbound-method': 'off',
      // A function that promises keeps its promise also when it needs no wait yet.
      '@typescript-eslint/require-await': 'off',
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['frontend/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, a11y.configs.recommended],
    languageOptions: { globals: globals.browser },
    rules: {
      // A component is mostly its markup.
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', 400],
      'max-params': 'off',
      // Answers of supertest are `any`, and the expectation is what checks them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  // Express knows an error handler by its four parameters.
  { files: ['backend/src/http/error-handler.ts'], rules: { 'max-params': ['error', 4] } },
  // A benchmark is a program for the terminal, and a loop in a loop is what it measures.
  { files: ['backend/bench/**'], rules: { 'no-console': 'off', 'max-depth': 'off' } },
  {
    // Where the stories are told, types are proven, not claimed; only an adapter to untyped things may use `as`.
    files: ['backend/src/modules/**/*.ts', 'frontend/src/{app,components,features}/**/*.{ts,tsx}'],
    ignores: TESTS,
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
  },
  { files: ['backend/src/modules/**/*.ts'], ignores: TESTS, rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...noClock] } },
  { files: TOOL_CONFIGS, rules: { 'no-restricted-syntax': 'off' } },
  { files: ['prisma.config.ts'], extends: [tseslint.configs.disableTypeChecked], languageOptions: { parserOptions: { project: null } } },
);
