/** Files as tools write them, and files at the edge of what is one: they run with guards as they do without. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { assertSame } from './run-node.ts';

const ODD = fileURLToPath(new URL('fixtures/odd/', import.meta.url));
const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
const MANY_LINES = 'many-lines.cjs';

const repeated = (count: number, text: (i: number) => string, separator = '\n'): string => Array.from({ length: count }, (_, i) => text(i)).join(separator);
const many = (i: number): string => `
function f${i}(a, { b = 1 } = {}) {
  const c = (x) => x + a;
  if (a > ${i}) {
    return [1, 2].map((y) => y + b);
  }
  class K { m() { return a; } }
  for (const z of [a]) c(z);
  return c(b) + new K().m();
}`;
const printed = "console.log(((x, { y } = { y: 2 }) => x + y)(1));";

/** File name → its text. All that is printed, and how the app ends, is compared. */
const files: Record<string, string> = {
  'empty.cjs': '',
  'empty.mjs': '',
  'comments.cjs': '// only\n/* comments */',
  'directive.cjs': "'use strict'",
  'imports.mjs': "import 'node:fs'\nimport 'node:path'",
  'no-functions.cjs': 'console.log(1)',
  'no-line-break.mjs': `${printed} // a comment, and no line break`,
  'block-comment-at-end.cjs': `${printed} /* a comment */`,
  'html-comment-at-end.cjs': `${printed}\n<!-- a comment`,
  'nothing-behind-return.cjs': `${printed}\nif (true) return; else process.exit(1)`,
  'label-at-end.cjs': `${printed}\na: { break a }`,
  'source-map-comment.cjs': `${printed}\n//# sourceMappingURL=missing.js.map`,
  'broken-source-map.cjs': `${printed}\n//# sourceMappingURL=data:application/json;base64,bm90IEpTT04=`,
  'source-url.cjs': `${printed}\ntry { (() => { throw new Error('named'); })(); } catch (error) { console.log(error.stack.split('\\n')[1]); }\n//# sourceURL=/elsewhere/named.js`,
  'hashbang.cjs': `#!/usr/bin/env node\n'use strict';\n${printed}`,
  'hashbang.mjs': `#!/usr/bin/env node\n${printed}`,
  'byte-order-mark.cjs': `\uFEFF'use strict'\r\n${printed}`,
  'byte-order-mark.mjs': `\uFEFFimport 'node:fs'\n${printed}`,
  'carriage-returns.cjs': `// a comment\rconst f = ({ a }) => {\r  return a.b.c;\r};\rtry { f({}); } catch (error) { console.log(error.stack.split('\\n')[1]); }`,
  'line-separators.cjs': `// a comment\u2028const f = ({ a }) => {\u2029  return a.b.c;\u2028};\u2028try { f({}); } catch (error) { console.log(error.stack.split('\\n')[1]); }`,
  'own-marks.cjs': `${printed} const text = '/*<lg*/ $lg0 /*lg>*/'; console.log(text);`,
  'wrapped.cjs': `(() => {\n'use strict';\n${printed}\nclass A extends Object { #x = 1; get x() { return this.#x; } }\nconsole.log(new A().x);\n})();`,
  'wrapped-without-lines.cjs': `(function(){${printed}async function f(){return 1}f().then(console.log)})()`,
  'umd.cjs': `(function (root, factory) { if (typeof exports === 'object') module.exports = factory(); else root.umd = factory(); })(this, function () { return { f: (x) => x }; });\n${printed}`,
  'deep-functions.cjs': `const f = ${repeated(40, (i) => `(x${i}) => {`, ' return ')} return ${repeated(40, (i) => `x${i}`, ' + ')} ${repeated(40, () => '}', ' ')};\nlet g = f;\nfor (let i = 0; i < 40; i++) g = g(i);\nconsole.log(g);`,
  'long-expression.cjs': `const f = (x) => ${repeated(3000, () => 'x', ' + ')};\nconsole.log(f(1));`,
  'too-deep-for-parsers.cjs': `const f = (x) => ${'('.repeat(1200)}x${')'.repeat(1200)};\nconsole.log(f(1));`,
  'one-line.cjs': `${repeated(5000, (i) => `function f${i}(a,{b}={b:${i}}){return[a,b].map(c=>c+${i})}`, ';')};console.log(f7(1),f4999(2));try{f4998(null,null)}catch(e){console.log(e.stack.split('\\n').slice(0,2).join())}`,
  [MANY_LINES]: `${repeated(2000, many)}\nconsole.log(f7(1), f1999(5000), f1998(1, { b: 3 }));\ntry { f5(1, null); } catch (error) { console.log(error.stack.split('\\n').slice(0, 2).join()); }\n`,
};

let folder: string;
before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'livegraft-generated-')));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  for (const name of ['show.cjs', 'stacks.cjs', 'parameters.cjs', 'class-features.cjs']) {
    await writeFile(join(folder, name), (await readFile(join(ODD, name), 'utf8')).replaceAll('\n', '\r\n'));
  }
  await bundle();
});
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    for (const app of [...Object.keys(files).filter((name) => name !== MANY_LINES), 'bundle.cjs', 'bundle.mjs']) {
      test(app, async () => {
        const { code, stderr } = await assertSame({ version, cwd: folder, args: [app] });
        assert.equal(code, 0, stderr);
      });
    }

    for (const app of ['stacks.cjs', 'parameters.cjs', 'class-features.cjs']) {
      test(`${app} with carriage returns and line feeds`, async () => {
        const { code, stdout, guarded } = await assertSame({ version, cwd: folder, args: [app] });
        assert.equal(code, 0);
        assert.notEqual(stdout, '');
        assert.ok(guarded.has(join(folder, app)));
      });
    }

    test('20,000 lines', async () => {
      const { guarded } = await assertSame({ version, cwd: folder, args: [MANY_LINES] });
      assert.ok(guarded.has(join(folder, MANY_LINES)));
    });
  });
}

/** Two packages bundled and minified, as they are shipped to servers. */
async function bundle(): Promise<void> {
  const contents = `
    import { parse } from 'acorn';
    import Ajv from 'ajv';
    const validate = new Ajv({ allErrors: true }).compile({ type: 'object', properties: { n: { type: 'number', minimum: 2 } }, required: ['m'] });
    console.log(validate({ n: 1 }), validate.errors.map(({ message }) => message), parse('const f = async ({ a }) => a;', { ecmaVersion: 2022 }).body);
    try { parse('let 1'); } catch (error) { console.log(error.message); }`;
  for (const format of ['cjs', 'esm'] as const) {
    const outfile = join(folder, format === 'cjs' ? 'bundle.cjs' : 'bundle.mjs');
    await build({ stdin: { contents, resolveDir: CHECKOUT }, bundle: true, minify: true, platform: 'node', target: 'node20', format, outfile, legalComments: 'none', logLevel: 'warning' });
  }
}
