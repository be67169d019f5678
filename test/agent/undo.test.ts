/** Undo: the code from before the last update, any number of steps, whatever the updates were, on each version of Node.js. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { commands, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { LiveApp } from './live-app.ts';

const total = (value: string): string => `export const total = () => '${value}';\n`;

/** Each a module's text, what is asked of it, and one save after the other: its text, and what the app answers after it. */
const stories: { name: string; text: string; ask: string; answer: unknown; saves: [text: string, answer: unknown][] }[] = [
  {
    name: 'bodies of functions, methods and closures', ask: '[m.total(1), kept.cart.add(1), kept.count()]', answer: [2, 3, 1],
    text: 'export function total(n) {\n  return n + 1;\n}\nexport class Cart {\n  add(n) {\n    return n + 2;\n  }\n}\nexport const counter = () => {\n  let n = 0;\n  return () => {\n    n += 1;\n    return Math.sign(n);\n  };\n};\n',
    saves: [
      ['export function total(n) {\n  return n * 10;\n}\nexport class Cart {\n  add(n) {\n    return n + 2;\n  }\n}\nexport const counter = () => {\n  let n = 0;\n  return () => {\n    n += 1;\n    return Math.sign(n);\n  };\n};\n', [10, 3, 1]],
      ['export function total(n) {\n  return n * 10;\n}\nexport class Cart {\n  add(n) {\n    return n * 20;\n  }\n}\nexport const counter = () => {\n  let n = 0;\n  return () => {\n    n += 1;\n    return -Math.sign(n);\n  };\n};\n', [10, 20, -1]],
    ],
  },
  {
    name: 'new functions and constants', ask: 'm.total(2)', answer: 3, text: 'export function total(n) {\n  return n + 1;\n}\n',
    saves: [
      ['const RATE = 10;\nexport function total(n) {\n  return n + RATE;\n}\n', 12],
      ['const RATE = 10;\nfunction twice(n) {\n  return n * 2;\n}\nexport function total(n) {\n  return twice(n) + RATE;\n}\n', 14],
      ['const RATE = 100;\nfunction twice(n) {\n  return n * 3;\n}\nexport function total(n) {\n  return twice(n) + RATE;\n}\n', 106],
    ],
  },
  {
    name: 'members of a class', ask: '[kept.cart.total(), typeof kept.cart.more, typeof m.Cart.make]', answer: [1, 'undefined', 'function'],
    text: 'export class Cart {\n  total() {\n    return 1;\n  }\n  static make() {}\n}\n',
    saves: [
      ['export class Cart {\n  total() {\n    return this.more();\n  }\n  more() {\n    return 2;\n  }\n  static make() {}\n}\n', [2, 'function', 'function']],
      ['export class Cart {\n  total() {\n    return this.more();\n  }\n  more() {\n    return 3;\n  }\n}\n', [3, 'function', 'undefined']],
    ],
  },
  {
    name: 'values of variables', ask: '[m.total(2), m.next() > 0]', answer: [3, true],
    text: 'const RATE = 1;\nlet step = 1;\nexport const next = () => step;\nexport const total = (n) => n + RATE;\n',
    saves: [
      ['const RATE = 5;\nlet step = 1;\nexport const next = () => step;\nexport const total = (n) => n + RATE;\n', [7, true]],
      ['const RATE = 5;\nlet step = -1000;\nexport const next = () => step;\nexport const total = (n) => n + RATE;\n', [7, false]],
    ],
  },
  {
    name: 'parameters and generators', ask: '[m.total(1, 2), [...m.items(2)]]', answer: [1, [0, 1]],
    text: 'export const total = (a) => a;\nexport function* items(n) {\n  for (let i = 0; i < n; i++) yield i;\n}\n',
    saves: [['export const total = (a, { length = 7 } = {}, ...rest) => a + length + rest.length;\nexport function* items(n, by = 10) {\n  for (let i = 0; i < n; i++) yield i * by;\n}\n', [8, [0, 10]]]],
  },
];

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let app: LiveApp;
    before(async () => { app = await LiveApp.open({ version }); });
    after(() => app.close());

    async function undo(): Promise<UpdateReport> {
      const report = await app.client.execute<UpdateReport>(commands.undo);
      assert.equal((await app.update('the undoing')).id, report.id);
      assert.equal(report.trigger, 'undo');
      return report;
    }

    test('nothing to undo: said so', async () => {
      await assert.rejects(app.client.execute(commands.undo), { message: 'There is no update to undo.' });
    });

    for (const [index, { name, text, ask, answer, saves }] of stories.entries()) {
      test(`${name}: step by step back to where it was, and forth again`, async () => {
        const file = `story${index}.mjs`;
        await app.write(file, text);
        await app.run(`const m = kept.m = await load('./${file}'); kept.cart = m.Cart && new m.Cart(); kept.count = m.counter?.()`);
        const says = (expected: unknown): Promise<void> => app.is(`((m) => ${ask})(kept.m)`, expected);
        for (let round = 0; round < 2; round++) {
          await says(answer);
          for (const [saved, expected] of saves) {
            await app.saves(file, saved, 'live');
            await says(expected);
          }
          for (const [, expected] of [...saves.slice(0, -1)].reverse()) {
            assert.equal((await undo()).outcome, 'live');
            await says(expected);
          }
          assert.equal((await undo()).outcome, 'live');
          await says(answer);
        }
        await assert.rejects(app.client.execute(commands.undo), { message: 'There is no update to undo.' });
      });
    }

    test('an update in which a name is exported, and nothing else, is a step of its own', async () => {
      const text = (total: string, word = ''): string => `${word}const RATE = 1;\nexport const total = () => RATE + ${total};\n`;
      await app.write('rates.mjs', text('1'));
      await app.run("kept.total = (await load('./rates.mjs')).total");
      await app.saves('rates.mjs', text('10'), 'live');
      await app.write('rates.mjs', text('10', 'export '));
      await app.reload('rates.mjs');
      await undo();
      await app.is('kept.total()', 11);
      await undo();
      await app.is('kept.total()', 2);
    });

    test('an update of several files is undone as one', async () => {
      const files = ['a.mjs', 'b.mjs', 'c.mjs'];
      for (const file of files) await app.write(file, total('old'));
      await app.run("kept.totals = []; for (const name of ['a', 'b', 'c']) kept.totals.push((await load(`./${name}.mjs`)).total)");
      const say = (...values: string[]): Promise<void> => app.is('kept.totals.map((total) => total())', values);
      for (const file of files.slice(0, 2)) await app.write(file, total('new'));
      assert.equal((await app.reload('a.mjs', 'b.mjs')).outcome, 'live');
      await say('new', 'new', 'old');
      await app.saves('c.mjs', total('newer'), 'live');
      assert.deepEqual((await undo()).files.map(({ uri }) => uri), [app.uri('c.mjs')]);
      await say('new', 'new', 'old');
      assert.equal((await app.status()).health, 'stale', 'what was saved does not run');
      assert.deepEqual((await undo()).files.map(({ uri, outcome }) => [uri, outcome]), [[app.uri('a.mjs'), 'live'], [app.uri('b.mjs'), 'live']]);
      await say('old', 'old', 'old');
    });

    test('what was rejected, or changed nothing, is no step; the file as it is counts again with the next save', async () => {
      const text = (value: string, list: number): string => `${total(value)}const list = [${list}];\nexport const read = () => list;\n`;
      await app.write('d.mjs', text('old', 1));
      await app.run("kept.total = (await load('./d.mjs')).total");
      await app.saves('d.mjs', text('new', 1), 'live');
      await app.saves('d.mjs', 'export const total = (', 'rejected');
      await app.saves('d.mjs', `// a remark\n${text('new', 1)}`, 'unchanged');
      await app.saves('d.mjs', `// a remark\n${text('new', 2)}`, 'restart');
      await undo();
      await app.is('kept.total()', 'old');
      await app.saves('d.mjs', `// a remark\n${text('new', 1)}`, 'live');
      await app.is('kept.total()', 'new');
      await undo();
      await app.is('kept.total()', 'old');
    });

    test('a call under way ends with the code it began with', async () => {
      const work = (value: string): string => `export async function work(gate) {\n  await gate;\n  return '${value}';\n}\n`;
      await app.write('work.mjs', work('old'));
      await app.run("kept.work = (await load('./work.mjs')).work");
      await app.saves('work.mjs', work('new'), 'live');
      await app.run('kept.call = kept.work(new Promise((go) => { kept.go = go; }))');
      const { id, outcome } = await undo();
      assert.equal(outcome, 'partly');
      await app.is('kept.work()', 'old').then(() => app.run('kept.go()'));
      await app.is('await kept.call', 'new');
      assert.equal((await app.client.updates.next('the end of the call', (report) => report.id === id)).outcome, 'live');
    });

    test('it wrote nothing', () => assert.equal(app.sandbox.app.output, ''));
  });
}
