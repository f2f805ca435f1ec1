import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const tests = ['**/*.test.ts', 'server/test/**', 'web/e2e/**'];
const tools = ['server/tools/**', 'server/bench/**', 'web/tools/**', '*.js', '*.ts', '*/*.config.ts'];

// What would make a run differ from the next one, or a setting escape the catalogue, comes in through one door each.
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in platform/config and handed on.',
};
const present = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the present from the clock that is handed in.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Take the present from the clock that is handed in.' },
];
const identity = [
  { selector: "CallExpression[callee.name='randomUUID']", message: 'Make ids with platform/ids.' },
  { selector: "CallExpression[callee.property.name='randomUUID']", message: 'Make ids with platform/ids.' },
  { selector: "ImportDeclaration[source.value='uuid']", message: 'Make ids with platform/ids.' },
];
const only = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

export default defineConfig(
  { ignores: ['**/node_modules/', '**/build/', '**/.svelte-kit/', 'data/', 'coverage/', 'test-results/', 'drizzle/', '**/*.generated.ts', '**/*.d.ts'] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: globals.node },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', 300],
    },
  },
  {
    files: ['server/**/*.ts', 'web/**/*.ts', 'web/**/*.svelte', '*.ts'],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['web/**/*.svelte', 'web/**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      // Inline styles and the transitions that make them are refused by the content security policy.
      'svelte/no-inline-styles': ['error', { allowTransitions: false }],
      'svelte/no-at-html-tags': 'error',
      // Addresses are made by lib/i18n/locale-path; the portal stands at the root of its origin, so there is no base to add.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { files: ['server/src/**/*.ts'], rules: only(environment, ...present, ...identity) },
  // Embedded services hand the whole environment on to a child process; they take no setting from it.
  { files: ['server/src/entry/**/*.ts', 'server/src/platform/{config,embedded}/**/*.ts'], rules: only(...present, ...identity) },
  { files: ['server/src/platform/clock/**/*.ts'], rules: only(environment, ...identity) },
  { files: ['server/src/platform/ids/**/*.ts'], rules: only(environment, ...present) },
  { files: [...tests, ...tools], rules: { 'no-restricted-syntax': 'off' } },
  // Tests look into answers whose shape is what they are about to assert.
  { files: tests, rules: { '@typescript-eslint/no-explicit-any': 'off' } },
);
