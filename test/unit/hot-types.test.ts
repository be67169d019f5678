/** The npm package's types of the hot API, as an app's TypeScript sees them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const project = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What the compiler says of each file, in an app that has the package. */
function messagesOf(files: Record<string, string>): Record<string, string[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'livegraft-types-')));
  try {
    mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
    symlinkSync(project('dist/livegraft'), join(folder, 'node_modules/livegraft'));
    symlinkSync(project('node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
    for (const [name, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files })) writeFileSync(join(folder, name), text);
    const options: ts.CompilerOptions = {
      module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts'],
      strict: true, noEmit: true, skipLibCheck: true, types: ['node', 'livegraft/hot'],
    };
    const host = { ...ts.createCompilerHost(options), getCurrentDirectory: () => folder };
    const program = ts.createProgram(Object.keys(files).map((name) => join(folder, name)), options, host);
    const general = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
    const inWords = ({ messageText }: ts.Diagnostic): string => ts.flattenDiagnosticMessageText(messageText, '\n');
    return Object.fromEntries(Object.keys(files).map((name) => [name, [...general, ...program.getSemanticDiagnostics(program.getSourceFile(join(folder, name)))].map(inWords)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const uses = (hot: string): string => [
  `${hot}accept();`,
  `${hot}accept((exports) => { exports.total(1); });`,
  `${hot}accept('./rates.js', ({ RATE }) => { console.log(RATE); });`,
  `${hot}accept(['./a.js', './b.js'], ([a, b]) => { console.log(a?.x, b?.y); });`,
  `${hot}dispose((data) => { data.count = 1; });`,
  `${hot}prune(() => {});`,
  `${hot}own();`,
  `${hot}invalidate('it is not what it was');`,
  `${hot}on('livegraft:afterUpdate', ({ files, outcome }) => { console.log(files.length, outcome === 'live'); });`,
].join('\n');

test('the hot API has types in ES modules and CommonJS, and by import', () => {
  const messages = messagesOf({
    'esm.mts': uses('import.meta.hot?.'),
    'commonjs.cts': uses('module.hot?.'),
    'imported.mts': `import { hot } from 'livegraft';\n${uses('hot.')}`,
    'unsafe.mts': 'import.meta.hot.accept();',
    'event.mts': 'import { hot } from \'livegraft\';\nhot.on(\'vite:afterUpdate\', () => {});',
  });
  for (const name of ['esm.mts', 'commonjs.cts', 'imported.mts']) assert.deepEqual(messages[name], [], name);
  assert.match(messages['unsafe.mts']!.join(), /possibly 'undefined'/, 'without an agent it is not there');
  assert.equal(messages['event.mts']!.length, 1, 'an event that there is not');
});
