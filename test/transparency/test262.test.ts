/** The valid programs of test262-parser-tests: with guards they are valid too, and come to the same when they run. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { guardModule } from '../../runtime-agent/code/guard.ts';
import { type Format, ParseError, parseModule } from '../../runtime-agent/code/parse.ts';
import { withoutGuards } from '../../runtime-agent/node/app-thread/to-string.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { installedPackages } from './installed-packages.ts';
import { runPlain } from './run-node.ts';

const RUNNER = fileURLToPath(new URL('fixtures/run-programs.mjs', import.meta.url));

interface Program {
  name: string;
  format: Format;
  plain: string;
  guarded: string;
  /** What it imports: module → names. */
  imports: Record<string, string[]>;
}

let programs: Program[];
/** Not valid where a function is around, as in CommonJS, or refused by the parser: these stay as they are. */
let unguarded: string[];
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livegraft-test262-'));
  ({ programs, unguarded } = await readPrograms(join(await installedPackages(), 'test262-parser-tests')));
});
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('nearly all of them get guards', () => {
  assert.ok(programs.length > 3500, `only ${programs.length} programs have guards`);
  assert.ok(unguarded.length < 100, `these have none: ${unguarded.join(', ')}`);
});

test('without its guards a program is the same, to the letter', () => {
  for (const { name, plain, guarded } of programs) {
    const shown = withoutGuards(guarded);
    const isSame = leadsExports(guarded) ? [0, 1].includes(lineCount(shown) - lineCount(plain)) : shown === plain || shown === `${plain}\n`;
    assert.ok(isSame, `${name} is\n${plain}\n, and without its guards\n${shown}`);
  }
});

/** Words of `export`s, which are in no function's text, give way to variables that can be assigned (`export-aliases.ts`): on the same lines. */
const leadsExports = (guarded: string): boolean => guarded.includes('$lge0');
const lineCount = (text: string): number => text.split(/\r\n|[\n\r\u2028\u2029]/).length;

describe('with its guards a program comes to the same', () => {
  for (const version of chosenVersions) {
    test(`Node.js ${version}`, async () => {
      const file = join(folder, `${version}.json`);
      await writeFile(file, JSON.stringify(programs));
      const args = ['--experimental-vm-modules', '--no-warnings', RUNNER, file];
      const { code, stdout, stderr } = await runPlain({ version, cwd: folder, args });
      assert.equal(code, 0, stderr);
      const outcomes = JSON.parse(stdout) as { plain: string; guarded: string }[];
      const differing = outcomes.flatMap(({ plain, guarded }, i) => (plain === guarded ? [] : [{ ...programs[i], outcomes: { plain, guarded } }]));
      assert.deepEqual(differing, []);
      assert.ok(outcomes.filter(({ plain }) => !plain.startsWith('threw SyntaxError')).length > 3500, 'most programs did not even compile');
    });
  }
});

async function readPrograms(root: string): Promise<{ programs: Program[]; unguarded: string[] }> {
  const found: { programs: Program[]; unguarded: string[] } = { programs: [], unguarded: [] };
  for (const kind of ['pass', 'pass-explicit']) {
    for (const file of (await readdir(join(root, kind))).sort()) {
      const name = `${kind}/${file}`;
      const format = file.endsWith('.module.js') ? 'module' : 'commonjs';
      const plain = await readFile(join(root, name), 'utf8');
      const guarded = guard(plain, format);
      if (guarded === null) found.unguarded.push(name);
      else found.programs.push({ name, format, plain, guarded, imports: format === 'module' ? importsOf(plain) : {} });
    }
  }
  return found;
}

function guard(text: string, format: Format): string | null {
  try {
    return guardModule(text, format, 'key').text;
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

function importsOf(text: string): Record<string, string[]> {
  const imports: Record<string, string[]> = {};
  for (const node of parseModule(text, 'module').body) {
    if (!('source' in node) || !node.source) continue;
    const names = (imports[String(node.source.value)] ??= []);
    for (const specifier of 'specifiers' in node ? node.specifiers : []) {
      if (specifier.type === 'ImportDefaultSpecifier') names.push('default');
      const imported = specifier.type === 'ImportSpecifier' ? specifier.imported : specifier.type === 'ExportSpecifier' ? specifier.local : null;
      if (imported) names.push(imported.type === 'Literal' ? String(imported.value) : imported.name);
    }
    imports[String(node.source.value)] = [...new Set(names)];
  }
  return imports;
}
