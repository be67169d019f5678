/** Files that cannot be taken: a clear message at the right place, the app untouched, the next save works. On each version of Node.js. */
import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { commands } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { connect, findAgent } from '../tools/client.ts';
import { within } from '../tools/within.ts';
import { LiveApp } from './live-app.ts';

const text = (value: string): string => `export const total = () => '${value}';\n`;

interface Bad {
  name: string;
  /** Ending of the file. */
  ending?: string;
  bad: string | Buffer;
  code: string;
  message: RegExp;
  /** Zero-based line and character; `null`: no place can be given. */
  at: [number, number] | null;
  versions?: string[];
}

const strips = ['22', '24', '26'];
const bads: Bad[] = [
  { name: 'a syntax error', bad: 'export const total = () => {\n  return [1, 2;\n};\n', code: 'LG201', message: /Unexpected token/, at: [1, 14] },
  { name: 'a syntax error in CommonJS', ending: 'cjs', bad: 'exports.total = () => {\n  return 1 +;\n};\n', code: 'LG201', message: /Unexpected token/, at: [1, 12] },
  { name: 'a name declared twice', bad: 'let a;\nlet a;\n', code: 'LG201', message: /'a' has already been declared/, at: [1, 4] },
  { name: 'a syntax error in types', ending: 'mts', versions: strips, bad: 'export const total = (): string => "new";\ntype = 3 x;\n', code: 'LG201', message: /\S/, at: [1, 9] },
  { name: 'a syntax error in CommonJS TypeScript', ending: 'cts', versions: strips, bad: 'exports.total = (): string => {\n  return 1 +;\n};\n', code: 'LG201', message: /\S/, at: [1, 12] },
  { name: 'TypeScript that is more than types', ending: 'mts', versions: strips, bad: 'export const total = () => "new";\nenum Color { Red }\n', code: 'LG201', message: /enum/, at: [1, 0] },
  { name: 'what this V8 does not know', versions: ['20', '22'], bad: 'export const total = () => /(?i:A)/.source;\n', code: 'LG206', message: /Invalid regular expression/, at: [0, 13] },
  { name: 'an empty file', bad: '', code: 'LG203', message: /is empty/, at: null },
  { name: 'the first half of a file', bad: text('new').slice(0, 30), code: 'LG201', message: /Unterminated string/, at: [0, 27] },
  { name: 'Latin-1', bad: Buffer.from(text('größer'), 'latin1'), code: 'LG207', message: /is not UTF-8/, at: null },
  { name: 'UTF-16', bad: Buffer.from(`\uFEFF${text('new')}`, 'utf16le'), code: 'LG207', message: /is not UTF-8/, at: null },
  { name: 'bytes of another kind', bad: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), code: 'LG201', message: /Unexpected character/, at: [0, 0] },
];

/** Functions of ten lines each, and at the end `total`. */
const many = (lines: number, value: string, result = 'sum'): string => `${Array.from({ length: lines / 10 }, (_, i) => `
export function sum${i}(items) {
  let sum = ${i};
  for (const item of items) {
    // Those without a price are presents.
    if (item.price === undefined) continue;
    sum += item.price * (item.count ?? 1);
  }
  return ${result};
}`).join('\n')}\n${text(value)}`;
const LINES = 20_000;
/** The agent's work with large files is the same on each version. */
const versionsForLarge = [chosenVersions[0], chosenVersions.at(-1)];
const MEGABYTE = 1_000_000;
/** For the largest files, on a noisy machine, in milliseconds. */
const SLOW = 20_000;

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let app: LiveApp;
    before(async () => { app = await LiveApp.open({ version }); });
    after(() => app.close());

    const says = (value: string): Promise<void> => app.is('kept.total()', value);
    async function loaded(file: string, first = text('old')): Promise<void> {
      await app.write(file, file.includes('.c') ? first.replace('export const total', 'exports.total') : first);
      await app.run(`kept.total = ${file.includes('.c') ? 'need' : 'await load'}('./${file}').total`.replace(/await (load\(.*\))\.total/, '(await $1).total'));
      await says('old');
    }
    /** The next save works, and what was said is taken back. */
    async function mends(file: string, value = 'new'): Promise<void> {
      await app.saves(file, file.includes('.c') ? text(value).replace('export const total', 'exports.total') : text(value), 'live');
      await says(value);
      assert.deepEqual(await app.shown(file), []);
      assert.equal((await app.status()).health, 'live');
    }

    for (const [index, { name, ending = 'mjs', bad, code, message, at }] of bads.filter(({ versions }) => versions?.includes(major(version)) ?? true).entries()) {
      test(name, async () => {
        const file = `bad${index}.${ending}`;
        await loaded(file);
        const { error } = await app.saves(file, bad, 'rejected');
        assert.deepEqual([error?.code, error?.range && [error.range.start.line, error.range.start.character]], [code, at], JSON.stringify(error));
        assert.match(error?.message ?? '', message);
        assert.deepEqual(await app.shown(file), [`${at?.[0] ?? 0} ${code}`]);
        assert.equal((await app.status()).health, 'failed');
        await says('old');
        await mends(file);
      });
    }

    test('a file that is written in two parts: the second save wins, whatever came of the first', async () => {
      for (const half of ['', text('new').slice(0, 20)]) {
        await loaded('halves.mjs');
        await app.write('halves.mjs', half);
        await app.didSave('halves.mjs');
        await app.write('halves.mjs', text('new'));
        await app.didSave('halves.mjs');
        await app.reload('halves.mjs');
        await says('new');
        assert.equal((await app.status()).health, 'live');
        await app.saves('halves.mjs', text('old'), 'live');
      }
      app.client.diagnostics.unread.length = 0;
    });

    test('a file that is gone, then back', async () => {
      await loaded('gone.mjs');
      await rm(app.path('gone.mjs'));
      await app.didSave('gone.mjs');
      assert.deepEqual((await app.update('the removal')).files.map(({ uri, error }) => [uri, error?.code]), [[app.uri('gone.mjs'), 'LG204']]);
      assert.deepEqual(await app.shown('gone.mjs'), ['0 LG204']);
      await says('old');
      await mends('gone.mjs');
    });

    test('a folder in the place of a file', async () => {
      await loaded('folder.mjs');
      await rm(app.path('folder.mjs'));
      await mkdir(app.path('folder.mjs'));
      await app.didSave('folder.mjs');
      const [said] = (await app.update('the folder')).files;
      assert.equal(said?.error?.code, 'LG202');
      assert.match(said.error.message, /folder\.mjs cannot be read: EISDIR/);
      assert.deepEqual(await app.shown('folder.mjs'), ['0 LG202']);
      await says('old');
      await rm(app.path('folder.mjs'), { recursive: true });
      await mends('folder.mjs');
    });

    if (versionsForLarge.includes(version)) test(`a file of ${LINES} lines: one changed, every function changed, an error at its end, back as it was`, async () => {
      await loaded('lines.mjs', many(LINES, 'old'));
      const one = await app.save('lines.mjs', many(LINES, 'new'));
      await says('new');
      const all = await app.save('lines.mjs', many(LINES, 'newer', '-sum'));
      await says('newer');
      await app.is("(await load('./lines.mjs')).sum1999([{ price: 1, count: 2 }, {}])", -2001);
      const error = await app.save('lines.mjs', `${many(LINES, 'new')}}\n`);
      assert.ok((error.files[0]?.error?.range?.start.line ?? 0) >= LINES, JSON.stringify(error));
      const back = await app.save('lines.mjs', many(LINES, 'old'));
      await says('old');
      assert.deepEqual([one, all, error, back].map(({ outcome }) => outcome), ['live', 'live', 'rejected', 'live']);
      for (const { durationMs } of [one, all, error, back]) assert.ok(durationMs < SLOW, `${durationMs} ms`);
      app.client.diagnostics.unread.length = 0;
    });

    if (versionsForLarge.includes(version)) test('a file of one line of a megabyte', async () => {
      const line = (value: string): string => `const data = ${JSON.stringify(Array.from({ length: MEGABYTE / 10 }, (_, i) => 1e8 + i))}; const pick = (i) => data[i]; ${text(value)}`;
      await loaded('wide.mjs', line('old'));
      const report = await app.save('wide.mjs', line('new'));
      assert.equal(report.outcome, 'live');
      assert.ok(report.durationMs < SLOW, `${report.durationMs} ms`);
      await says('new');
    });

    test('an editor that dies in the middle of an update: it is made, and others hear of it', async () => {
      await loaded('dies.mjs');
      const dying = await connect(await findAgent(app.sandbox.agents, app.sandbox.app.pid));
      await app.write('dies.mjs', text('new'));
      await dying.didSave(app.path('dies.mjs'));
      // Its answer says that the save before it has arrived.
      await dying.execute(commands.status);
      dying.socket.destroy();
      dying.dispose();
      assert.equal((await app.update('the last wish')).outcome, 'live');
      await says('new');
      await app.saves('dies.mjs', text('newer'), 'live');
    });

    test('it wrote nothing but what Node says of its own', () => {
      const own = /^\(node:\d+\) ExperimentalWarning: .*\n|^\(Use `node --trace-warnings .*\n|^Support for loading ES Module in require.*\n/gm;
      assert.equal(app.sandbox.app.output.replaceAll(own, ''), '');
    });
  });
}

/** tsx is slow to start: a sample. */
for (const version of chosenVersions.filter((each) => ['20', '24'].includes(major(each)))) {
  test(`Node.js ${version}: what tsx cannot compile`, async (t) => {
    const app = await LiveApp.open({ version, variant: 'tsx' });
    t.after(() => app.close());
    const typed = (value: string): string => `interface Cart { total(): string }\n\nexport const cart: Cart = { total: () => '${value}' };\n`;
    await app.write('cart.ts', typed('old'));
    await app.run("kept.cart = (await load('./cart.ts')).cart");
    const { error } = await app.saves('cart.ts', typed('new').replace("'new'", "'new' +"), 'rejected');
    assert.deepEqual([error?.code, error?.range?.start], ['LG201', { line: 2, character: 49 }], JSON.stringify(error));
    assert.match(error?.message ?? '', /Unexpected "}"/);
    await app.is('kept.cart.total()', 'old');
    assert.equal((await app.saves('cart.ts', typed('new'), 'live')).definitions.length, 1);
    await app.is('kept.cart.total()', 'new');
    await within(app.status(), 'the status');
  });
}
