/** Code that uses functions in odd ways prints the same with guards in it as without: each file in fixtures/odd that has a test here. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { assertSame } from './run-node.ts';

const FIXTURES = fileURLToPath(new URL('fixtures/odd', import.meta.url));

const apps = [
  'arguments.cjs', 'asserts.cjs', 'blocks.cjs', 'changed-globals.cjs', 'class-features.cjs', 'directives.cjs', 'esm-circle.mjs', 'esm.mjs', 'generators.mjs',
  'inspect.cjs', 'length-and-name.cjs', 'named-imports.mjs', 'new-target.cjs', 'no-semicolons.cjs', 'own-stack-format.cjs', 'parameters.cjs',
  'stacks.cjs', 'stacks.mjs', 'tagged-templates.mjs', 'text-elsewhere.cjs', 'to-string.cjs', 'unicode.cjs', 'with-and-eval.cjs',
];
/** These are left as they are: they have names of their own for what their guards would need. */
const unguarded = ['shadow-eval.cjs', 'shadow-esm.mjs', 'shadow-global.cjs', 'shadow-names.cjs'];

let folder: string;
before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'livegraft-odd-')));
  await cp(FIXTURES, folder, { recursive: true });
});
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    for (const app of [...apps, ...unguarded]) {
      test(app, async () => {
        const { code, stdout, guarded } = await assertSame({ version, cwd: folder, args: [app] });
        assert.equal(code, 0);
        assert.notEqual(stdout, '');
        assert.equal(guarded.has(join(folder, app)), apps.includes(app), `${app} has guards`);
      });
    }
  });
}
