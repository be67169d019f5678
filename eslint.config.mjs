import tseslint from 'typescript-eslint';

// Import rules, as patterns for `no-restricted-imports`; ARCHITECTURE.md has their reasons.
const vscode = { regex: '^vscode$', message: 'Only extension/ knows VS Code.' };
const languageClient = { regex: '^vscode-languageclient($|/)', message: 'Only extension/session*.ts speaks through the language client.' };
const languageServer = { regex: '^vscode-languageserver($|/)', message: 'It ends the process when its editor leaves. Use vscode-jsonrpc.' };
const extension = { regex: '/extension/', message: 'The agent knows its editors by the protocol only.' };
const agent = { regex: '/runtime-agent/(node|code)/', message: 'The extension knows the agent by the protocol only.' };
const outsideCode = { regex: String.raw`^(?!\./|acorn$|diff-sequences$|@jridgewell/sourcemap-codec$|(\.\./)+protocol/)`, message: 'code/ is pure: it imports what has no effects only.' };
const outsideProtocol = { regex: String.raw`^(?!\./|node:path$)`, message: 'The protocol imports nothing but itself and node:path.' };

/** node:test waits for its own promises. */
const testFunctions = { from: 'package', package: 'node:test', name: ['test', 'suite', 'describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'] };

export default tseslint.config(
  {
    ignores: ['**/node_modules/', 'dist/', '.cache/', 'test-results/', 'examples/shop/', 'test/scenarios/*/', '**/fixtures/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,mts,js,mjs}'],
    rules: {
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      // `for (let scope = this; …)` is how a chain is walked.
      '@typescript-eslint/no-this-alias': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.mts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [testFunctions] }] },
  },
  { files: ['test/**'], rules: { 'max-lines-per-function': 'off' } },
  imports(['**/*.{ts,mts,js,mjs}'], vscode, languageClient, languageServer),
  imports(['extension/**/*.ts'], languageClient, languageServer, agent),
  imports(['extension/session*.ts'], languageServer, agent),
  imports(['runtime-agent/node/**/*.ts'], vscode, languageClient, languageServer, extension),
  imports(['runtime-agent/code/**/*.ts'], outsideCode),
  imports(['runtime-agent/protocol/**/*.ts'], outsideProtocol),
);

/** A later one takes the place of an earlier one, so each lists all that holds there. */
function imports(files, ...patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}
