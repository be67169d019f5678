/** Guards change nothing under Node's own options either. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { assertSame, runGuarded, runPlain } from './run-node.ts';

const FIXTURES = fileURLToPath(new URL('fixtures/odd', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Options → the apps of fixtures/odd that run with them. */
const runs: [options: string[], apps: string[]][] = [
  [['--enable-source-maps'], ['stacks.cjs', 'stacks.mjs', 'parameters.cjs']],
  [['--import', TSX], ['stacks.cjs', 'stacks.mjs', 'parameters.cjs', 'named-imports.mjs']],
  [['--stack-trace-limit=2'], ['stacks.cjs']],
  [['--disallow-code-generation-from-strings'], ['class-features.cjs', 'generators.mjs']],
  [['--disable-proto=throw'], ['class-features.cjs', 'parameters.cjs']],
  [['--jitless'], ['generators.mjs']],
  [['--preserve-symlinks', '--preserve-symlinks-main'], ['esm.mjs', 'unicode.cjs']],
  [['--unhandled-rejections=warn', '--pending-deprecation'], ['blocks.cjs']],
];

let folder: string;
before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'livegraft-options-')));
  await cp(FIXTURES, folder, { recursive: true });
});
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    for (const [options, apps] of runs) {
      for (const app of apps) {
        test(`${options.map((option) => option.replace(/.*node_modules\//, '')).join(' ')} ${app}`, async () => {
          const { code, stdout, stderr, guarded } = await assertSame({ version, cwd: folder, args: [...options, app] });
          assert.equal(code, 0, stderr);
          assert.notEqual(stdout, '');
          assert.ok(guarded.has(join(folder, app)), 'it had no guards');
        });
      }
    }

    test('--frozen-intrinsics keeps the agent out, and the app runs', async () => {
      const run = { version, cwd: folder, args: ['--frozen-intrinsics', 'new-target.cjs'] };
      const [plain, guarded] = await Promise.all([runPlain(run), runGuarded(run)]);
      assert.deepEqual([guarded.code, guarded.stdout], [plain.code, plain.stdout]);
      assert.match(guarded.stderr, /livegraft: The app runs with --frozen-intrinsics, .*The app runs without an agent\./);
    });
  });
}
