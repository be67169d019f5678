/** Modules loaded in every way that Node.js has: a save reaches all that came of the file, on each version. */
import assert from 'node:assert/strict';
import { rm, symlink } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { LiveApp } from './live-app.ts';

const esm = (value: string): string => `export const total = () => '${value}';\n`;
const cjs = (value: string): string => `exports.total = () => '${value}';\n`;

interface Load {
  name: string;
  /** What is saved; more files in `others`. */
  file: string;
  text: (value: string) => string;
  others?: Record<string, string>;
  /** An expression: modules that came of the file. */
  modules: string;
  versions?: string[];
}

const loads: Load[] = [
  { name: 'an ES module twice, with a query', file: 'query.mjs', text: esm, modules: "[await load('./query.mjs'), await load('./query.mjs?v=1'), await load('./query.mjs#v=2')]" },
  { name: 'CommonJS, required and imported', file: 'both.cjs', text: cjs, modules: "[need('./both.cjs'), (await load('./both.cjs')).default]" },
  { name: 'CommonJS, imported twice', file: 'twice.cjs', text: cjs, modules: "[(await load('./twice.cjs')).default, (await load('./twice.cjs?v=1')).default]" },
  {
    name: 'CommonJS, required again after its cache entry was deleted', file: 'again.cjs', text: cjs,
    modules: "[need('./again.cjs'), delete need.cache[need.resolve('./again.cjs')] && need('./again.cjs')]",
  },
  { name: 'an ES module, required', file: 'required.mjs', text: esm, modules: "[need('./required.mjs'), await load('./required.mjs')]" },
  { name: 'an ES module in a .js file', file: 'esm/index.js', text: esm, modules: "[await load('./esm/index.js')]" },
  { name: 'CommonJS in a .js file', file: 'cjs/index.js', text: cjs, others: { 'cjs/package.json': '{ "type": "commonjs" }' }, modules: "[need('./cjs')]" },
  { name: 'a file without an ending', file: 'cjs/tool', text: cjs, others: { 'cjs/package.json': '{ "type": "commonjs" }' }, modules: "[need('./cjs/tool')]" },
  {
    name: 'ES modules in a circle, one calling the other before that has run', file: 'odd.mjs', modules: "[await load('./even.mjs')]",
    text: (value) => `import { isEven } from './even.mjs';\nexport function isOdd(n) {\n  return n === 0 ? '${value}' : isEven(n - 1);\n}\n`,
    others: { 'even.mjs': "import { isOdd } from './odd.mjs';\nexport const total = () => isEven(1);\nexport function isEven(n) { return n === 0 ? 'even' : isOdd(n - 1); }\n" },
  },
  {
    name: 'an ES module whose functions are called before it has run', file: 'early.mjs', modules: "[await load('./early.mjs')]",
    text: (value) => `import { found } from './caller.mjs';\nexport function early() { return 'early'; }\nexport const total = () => found + '${value}';\n`,
    others: { 'caller.mjs': "import { early } from './early.mjs';\nexport const found = early() === 'early' ? '' : 'not found';\n" },
  },
  {
    name: 'a module that never comes to its end', file: 'endless.mjs', modules: "[(load('./endless.mjs'), await new Promise((resolve) => { globalThis.endless = resolve; }))]",
    text: (value) => `const total = () => '${value}';\nglobalThis.endless({ total });\nawait new Promise(() => {});\n`,
  },
  {
    name: 'a module that failed at its end', file: 'fails.mjs', modules: "[await load('./fails.mjs').catch(({ total }) => ({ total }))]",
    text: (value) => `const total = () => '${value}';\nthrow Object.assign(new Error('no'), { total });\n`,
  },
  { name: 'TypeScript that Node strips, as an ES module', file: 'strip.mts', versions: ['22', '24', '26'], modules: "[await load('./strip.mts')]", text: (value) => `type Text = string;\n\nexport const total = (): Text => '${value}';\n` },
  { name: 'TypeScript that Node strips, as CommonJS', file: 'strip.cts', versions: ['22', '24', '26'], modules: "[need('./strip.cts')]", text: (value) => `type Text = string;\n\nexports.total = (): Text => '${value}';\n` },
];

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let app: LiveApp;
    before(async () => { app = await LiveApp.open({ version }); });
    after(() => app.close());

    /** Loads, and expects each to say that. */
    async function loaded(modules: string, ...values: string[]): Promise<void> {
      await app.run(`kept.modules = ${modules}`);
      await say(...values);
    }
    const say = (...values: string[]): Promise<void> => app.is('kept.modules.map(({ total }) => total())', values);

    for (const { name, file, text, others = {}, modules } of loads.filter(({ versions }) => versions?.includes(major(version)) ?? true)) {
      test(name, async () => {
        for (const [path, content] of Object.entries({ ...others, [file]: text('old') })) await app.write(path, content);
        await loaded(modules, ...Array.from({ length: modules.match(/load\(|need\(/g)!.length }, () => 'old'));
        const { definitions } = await app.saves(file, text('new'), 'live');
        assert.equal(definitions.length, 1);
        await app.is("kept.modules.every(({ total }) => total() === 'new')", true);
        await app.saves(file, text('newer'), 'live');
        await app.is("kept.modules.every(({ total }) => total() === 'newer')", true);
      });
    }

    test('a link: saved by its own path, and by that of the file', async () => {
      await app.write('real.mjs', esm('old'));
      await symlink('real.mjs', app.path('link.mjs'));
      await loaded("[await load('./link.mjs')]", 'old');
      for (const path of ['link.mjs', 'real.mjs']) {
        await app.write('real.mjs', esm(path));
        await app.didSave(path);
        const { files } = await app.update(path);
        assert.deepEqual(files.map(({ uri, outcome }) => [uri, outcome]), [[app.uri('real.mjs'), 'live']]);
        await say(path);
      }
    });

    test('a package of the same repository, linked into node_modules', async () => {
      await app.write('packages/util/package.json', '{ "name": "util-of-ours", "type": "module", "exports": "./index.js" }');
      await app.write('packages/util/index.js', esm('old'));
      await app.write('node_modules/.keep', '');
      await symlink('../packages/util', app.path('node_modules/util-of-ours'), 'junction');
      await loaded("[await load('util-of-ours')]", 'old');
      await app.saves('packages/util/index.js', esm('new'), 'live');
      await say('new');
      await app.write('packages/util/index.js', esm('newer'));
      await app.didSave('node_modules/util-of-ours/index.js');
      assert.equal((await app.update('the linked path')).outcome, 'live');
      await say('newer');
    });

    test('a package in node_modules is left as it is', async () => {
      await app.write('node_modules/theirs/package.json', '{ "name": "theirs", "type": "module", "exports": "./index.js" }');
      await app.write('node_modules/theirs/index.js', esm('old'));
      await loaded("[await load('theirs')]", 'old');
      assert.deepEqual(codes(await app.reload('node_modules/theirs/index.js')), ['LG205']);
    });

    test('a file outside of the root that the app has loaded', async () => {
      await app.write('../shared/tax.mjs', esm('old'));
      await loaded("[await load('../shared/tax.mjs')]", 'old');
      await app.saves('../shared/tax.mjs', esm('new'), 'live');
      await say('new');
    });

    test('a file that the app has not loaded, or that is no module: no update comes of it', async () => {
      await app.write('data.json', '{ "a": 1 }');
      await app.run("need('./data.json')");
      const { updates } = await app.status();
      for (const file of ['unknown.mjs', '../elsewhere.mjs', 'no-such-file.mjs']) {
        if (file !== 'no-such-file.mjs') await app.write(file, '{ "a": 2 }');
        await app.didSave(file);
      }
      assert.equal((await app.status()).updates, updates);
      assert.deepEqual(app.client.updates.unread, []);
      assert.deepEqual(codes(await app.reload('unknown.mjs')), ['LG205']);
    });

    test('what the app has loaded, but not as code that can be replaced: said so', async () => {
      await app.write('own.mjs', `const Symbol = { iterator: 1 };\n${esm('old')}`);
      await app.write('own.cjs', `const Symbol = { iterator: 1 };\n${cjs('old')}`);
      await app.run("kept.own = [await load('./own.mjs'), need('./own.cjs')]; need('./data.json')");
      for (const [file, text] of [['own.mjs', esm('new')], ['own.cjs', cjs('new')], ['data.json', '{ "a": 3 }']] as const) {
        const { definitions: [definition] } = await app.saves(file, text, 'restart');
        assert.deepEqual([definition?.name, definition?.kind, definition?.status, definition?.code], [file, 'module', 'restart', 'LG113']);
      }
      assert.deepEqual((await app.reload('data.json')).files.map(({ outcome }) => outcome), ['restart']);
    });

    test('a module that is loaded only after it was saved has the new code from its start', async () => {
      await app.write('late.mjs', esm('old'));
      await app.write('late.mjs', esm('new'));
      await app.didSave('late.mjs');
      await app.status();
      await loaded("[await load('./late.mjs')]", 'new');
      await app.saves('late.mjs', esm('newer'), 'live');
      await say('newer');
    });

    test('a file that has been another text when one of its modules was loaded', async () => {
      await app.write('apart.mjs', esm('first'));
      await app.run("kept.modules = [await load('./apart.mjs')]");
      await app.write('apart.mjs', `// moved down\n${esm('second')}`);
      await app.run("kept.modules.push(await load('./apart.mjs?second'))");
      await say('first', 'second');
      await app.didSave('apart.mjs');
      assert.equal((await app.update('the second text')).outcome, 'live');
      await say('second', 'second');
      await app.saves('apart.mjs', esm('third'), 'live');
      await say('third', 'third');
      await rm(app.path('apart.mjs'));
    });

    test('it wrote nothing but what Node says of its own', () => {
      const own = /^\(node:\d+\) ExperimentalWarning: .*\n|^\(Use `node --trace-warnings .*\n|^Support for loading ES Module in require.*\n|^To disable this warning.*\n/gm;
      assert.equal(app.sandbox.app.output.replaceAll(own, ''), '');
    });
  });
}

const codes = ({ files }: UpdateReport): (string | undefined)[] => files.map(({ error }) => error?.code);
