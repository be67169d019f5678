/** Apps whose event loop stands still, or runs in a circle, on each version of Node.js. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { connect, findAgent } from '../tools/client.ts';
import { Gate } from './gate.ts';
import { LiveApp } from './live-app.ts';
import { startApp, withAgent } from './started-app.ts';

const label = (value: string): string => `export function label() {\n  return '${value}';\n}\n`;
/** Says what `label` gives, once for each value. */
const spins = "let last; while (true) { const now = label(); if (now !== last) writeSync(1, 'label: ' + (last = now) + '\\n'); }";

const spinning: { name: string; files: Record<string, string>; args: string[]; saved: string; versions?: string[] }[] = [
  {
    name: 'at the top of an ES module', saved: 'label.mjs', args: ['app.mjs'],
    files: { 'app.mjs': `import { writeSync } from 'node:fs'; import { label } from './label.mjs'; ${spins}` },
  },
  {
    name: 'at the top of a CommonJS module', saved: 'label.cjs', args: ['app.cjs'],
    files: { 'app.cjs': `const { writeSync } = require('node:fs'); const { label } = require('./label.cjs'); ${spins}` },
  },
  {
    name: 'in a function of the entry itself', saved: 'app.mjs', args: ['app.mjs'],
    files: { 'app.mjs': `${label('old')} import { writeSync } from 'node:fs'; function run() { ${spins} } run();` },
  },
  {
    name: 'in TypeScript that Node strips', saved: 'label.ts', args: ['app.ts'], versions: ['22', '24', '26'],
    files: { 'package.json': '{ "type": "module" }', 'app.ts': `import { writeSync } from 'node:fs'; import { label } from './label.ts'; let last: string | undefined; ${spins.slice(10)}` },
  },
];

/** Each stands still until the gate's pipe, called `gate`, is let through. */
const standing = {
  'execFileSync': "need('node:child_process').execFileSync('cat', ['gate']);",
  'readFileSync': "need('node:fs').readFileSync('gate');",
};
const waits = `
const { Worker } = need('node:worker_threads');
const word = new Int32Array(new SharedArrayBuffer(4));
const wake = "require('node:fs').readFileSync('gate'); const { workerData } = require('node:worker_threads'); Atomics.store(workerData, 0, 1); Atomics.notify(workerData, 0);";
new Worker(wake, { eval: true, workerData: word, execArgv: [] });
Atomics.wait(word, 0, 0);`;

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    for (const { name, files, args, saved } of spinning.filter(({ versions }) => versions?.includes(major(version)) ?? true)) {
      test(`while (true) {} ${name}: new code runs within the loop`, async (t) => {
        const text = (value: string): string => files[saved]?.replace("'old'", `'${value}'`) ?? (saved.endsWith('.cjs') ? label(value).replace('export ', 'exports.label = ') : label(value));
        const app = await startApp(t, { version, files: { ...files, [saved]: text('old') }, args: [...withAgent, ...args] });
        await app.running.prints(/label: old/);
        const client = await connect(await findAgent(app.agents, app.running.process.pid!));
        t.after(() => client.dispose());
        for (const value of ['new', 'newer']) {
          await writeFile(join(app.folder, saved), text(value));
          await client.didSave(join(app.folder, saved));
          // It may come in the midst of a call, of which there is another one at once.
          await client.updates.next(`${value} being live`, ({ outcome }) => outcome === 'live');
          await app.running.prints(new RegExp(`label: ${value}\n`));
        }
      });
    }

    describe('stands still', () => {
      let app: LiveApp;
      before(async () => { app = await LiveApp.open({ version }); });
      after(() => app.close());

      test('in Atomics.wait: V8 lets new code in all the same', async (t) => {
        await app.write('waits.mjs', label('old'));
        await app.run("kept.label = (await load('./waits.mjs')).label");
        const gate = new Gate(t, app.path('gate'));
        const value = app.run(`${waits} need('node:fs').unlinkSync('gate'); return kept.label()`);
        await gate.reached();
        await app.saves('waits.mjs', label('new'), 'live');
        gate.letThrough();
        assert.equal(await value, 'new');
      });

      for (const [name, code] of Object.entries(standing)) {
        test(`in ${name}: editors are told, what is saved meanwhile is one update, all is live afterwards`, async (t) => {
          const files = ['a', 'b', 'c'].map((letter) => `${letter}-${name}.mjs`);
          const write = (value: string): Promise<unknown> => Promise.all(files.map((file) => app.write(file, label(value))));
          await write('old');
          await app.run(`kept.labels = []; for (const file of ${JSON.stringify(files)}) kept.labels.push((await load('./' + file)).label)`);
          // The agent knows all that the app has loaded before it stands still: it is not what the first save waits for.
          await app.status();
          const gate = new Gate(t, app.path('gate'));
          const standsStill = app.run(`${code} need('node:fs').unlinkSync('gate'); return kept.labels.map((label) => label()).join()`);
          await gate.reached();

          await write('new');
          await app.didSave(files[0]!);
          await app.client.statuses.next('the standstill', ({ health }) => health === 'blocked');
          assert.equal((await app.status()).health, 'blocked');
          await app.write(files[0]!, label('newer'));
          app.didSaveAll(files[1]!, files[2]!, files[0]!, files[1]!);
          assert.equal((await app.status()).health, 'blocked');
          assert.deepEqual(app.client.updates.unread, []);

          gate.letThrough();
          const [first, second] = [await app.update('the first save'), await app.update('those from meanwhile')];
          assert.deepEqual([first, second].map(({ files: said }) => said.map(({ uri, outcome }) => [uri, outcome])), [
            [[app.uri(files[0]!), 'live']], [files[1]!, files[2]!, files[0]!].map((file) => [app.uri(file), 'live']),
          ]);
          await app.client.statuses.next('the end of it', ({ health }) => health === 'live');
          await standsStill;
          await app.is('kept.labels.map((label) => label())', ['newer', 'new', 'new']);
          assert.deepEqual(app.client.updates.unread, []);
        });
      }
    });
  });
}
