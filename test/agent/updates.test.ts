/** What becomes of saves in a running app, and what editors hear of it, on each version of Node.js. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { commands, type FileReport, type FilesResult, type ModulesResult, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { connect, findAgent } from '../tools/client.ts';
import { Gate } from './gate.ts';
import { LiveApp } from './live-app.ts';

const total = (value: string): string => `export const total = () => '${value}';\n`;
const broken = 'export const total = () => {\n  return [1, 2;\n};\n';

/** Each begins a call of `work` in `kept.call` that ends when `kept.go` is called. */
const suspended: { name: string; text: (value: string) => string; begin: string; end: string; result: string }[] = [
  {
    name: 'an async function', text: (value) => `export async function work(gate) {\n  await gate;\n  return '${value}';\n}\n`,
    begin: 'kept.call = kept.work(new Promise((resolve) => { kept.go = resolve; }))', end: 'kept.go(); return kept.call', result: 'old',
  },
  {
    name: 'a generator', text: (value) => `export function* work() {\n  yield '${value}';\n  yield '${value}';\n}\n`,
    begin: 'kept.call = kept.work(); kept.call.next()', end: 'return [...kept.call].join()', result: 'old',
  },
  {
    name: 'an async generator', text: (value) => `export async function* work(gate) {\n  yield '${value}';\n  await gate;\n  yield '${value}';\n}\n`,
    begin: 'kept.call = kept.work(new Promise((resolve) => { kept.go = resolve; })); await kept.call.next()',
    end: 'kept.go(); const { value } = await kept.call.next(); await kept.call.return(); return value', result: 'old',
  },
];

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let app: LiveApp;
    before(async () => { app = await LiveApp.open({ version }); });
    after(() => app.close());

    async function loaded(...files: string[]): Promise<void> {
      for (const file of files) await app.write(file, total('old'));
      await app.run(`for (const file of ${JSON.stringify(files)}) kept[file] = (await load('./' + file)).total`);
    }
    const says = (file: string, value: string): Promise<void> => app.is(`kept['${file}']()`, value);

    test('a save goes live at once; what equals it is unchanged', async () => {
      await loaded('cart.mjs');
      const { definitions } = await app.saves('cart.mjs', total('new'), 'live');
      assert.deepEqual(definitions, [{
        name: 'total', kind: 'function', status: 'live', how: 'replaced',
        range: { start: { line: 0, character: 13 }, end: { line: 0, character: 32 } },
      }]);
      await says('cart.mjs', 'new');
      await app.saves('cart.mjs', total('new'), 'unchanged');
      await app.saves('cart.mjs', `// of the cart\n${total('new')}`, 'unchanged');
      await says('cart.mjs', 'new');
    });

    test('Save All: several saves that come together make one update', async () => {
      const files = ['all1.mjs', 'all2.mjs', 'all3.mjs', 'all4.mjs'];
      await loaded(...files);
      await Promise.all(files.map((file) => app.write(file, total('new'))));
      app.didSaveAll(...files, 'all1.mjs');
      const report = await app.update('all four');
      assert.deepEqual(report.files.map(({ uri, outcome }) => [uri, outcome]), files.map((file) => [app.uri(file), 'live']));
      for (const file of files) await says(file, 'new');
      assert.deepEqual(app.client.updates.unread, []);
    });

    test('saved again before the first save was taken: the last text runs, whatever came between', async () => {
      await loaded('twice.mjs');
      await app.write('twice.mjs', total('first'));
      await app.didSave('twice.mjs');
      await app.write('twice.mjs', broken);
      await app.didSave('twice.mjs');
      await app.write('twice.mjs', total('last'));
      await app.didSave('twice.mjs');
      await app.status();
      await app.client.execute(commands.reload, app.uri('twice.mjs'));
      await says('twice.mjs', 'last');
      const reports = app.client.updates.unread.splice(0);
      for (const { id } of reports) app.took(id);
      assert.notEqual(reports.at(-1)?.outcome, 'rejected');
      assert.equal((await app.status()).health, 'live');
      app.client.diagnostics.unread.length = app.client.statuses.unread.length = 0;
    });

    test('one file of an update has a syntax error: none is applied, until it is mended', async () => {
      await loaded('tax.mjs', 'item.mjs', 'other.mjs');
      await app.write('tax.mjs', broken);
      await app.write('item.mjs', total('new'));
      assert.deepEqual(outcomes(await app.reload('tax.mjs', 'item.mjs')), { tax: 'rejected LG201', item: 'rejected LG201' });
      assert.deepEqual(await app.shown('tax.mjs'), ['1 LG201']);
      assert.deepEqual(await app.shown('item.mjs'), ['0 LG201']);
      await app.client.statuses.next('the failure', ({ health }) => health === 'failed');
      await says('item.mjs', 'old');

      assert.deepEqual(outcomes(await app.save('other.mjs', total('new'))), { other: 'live' });
      await says('other.mjs', 'new');
      await says('item.mjs', 'old');

      assert.deepEqual(outcomes(await app.save('item.mjs', total('newer'))), { tax: 'rejected LG201', item: 'rejected LG201' });
      await says('item.mjs', 'old');

      assert.deepEqual(outcomes(await app.save('tax.mjs', total('new'))), { tax: 'live', item: 'live' });
      await says('tax.mjs', 'new');
      await says('item.mjs', 'newer');
      assert.deepEqual([await app.shown('tax.mjs'), await app.shown('item.mjs')], [[], []]);
      assert.equal((await app.client.statuses.next('the mending')).health, 'live');
    });

    test('a diagnostic comes at its line, an editor that comes later gets it too, and it goes again', async () => {
      const text = (list: string, value: string): string => `${total(value)}\nconst list = [${list}];\nexport const read = () => list;\n`;
      await app.write('rude.mjs', text('1', 'old'));
      await app.run("kept['rude.mjs'] = (await load('./rude.mjs')).total");
      const { definitions } = await app.saves('rude.mjs', text('2', 'new'), 'partly');
      assert.deepEqual(definitions.map(({ name, status, code }) => [name, status, code]), [['total', 'live', undefined], ['list', 'restart', 'LG104']]);
      assert.deepEqual(await app.shown('rude.mjs'), ['2 LG104']);
      assert.equal((await app.status()).health, 'stale');
      await says('rude.mjs', 'new');
      const other = await connect(await findAgent(app.sandbox.agents, app.sandbox.app.pid));
      const { diagnostics } = await other.diagnostics.next('the second editor', ({ uri }) => uri === app.uri('rude.mjs'));
      assert.deepEqual(diagnostics.map(({ code, severity, source, codeDescription }) => [code, severity, source, codeDescription?.href.endsWith('/docs/edits.md#lg104')]), [['LG104', 2, 'livegraft', true]]);
      other.dispose();
      await app.saves('rude.mjs', text('1', 'new'), 'unchanged');
      assert.deepEqual(await app.shown('rude.mjs'), []);
      assert.equal((await app.status()).health, 'live');
    });

    for (const { name, text, begin, end, result } of suspended) {
      const file = `${name.replaceAll(' ', '-')}.mjs`;
      test(`${name} that is under way: waiting, and live when it has ended`, async () => {
        await app.write(file, text('old'));
        await app.run(`kept.work = (await load('./${file}')).work; ${begin}`);
        const report = await app.save(file, text('new'));
        assert.deepEqual(statuses(report), ['work: waiting']);
        assert.equal(report.outcome, 'partly');
        assert.match(report.files[0]?.definitions[0]?.message ?? '', /1 call that began before the save is still under way/);
        assert.equal(await app.run(end), result);
        const again = await app.client.updates.next(`${name} having ended`, ({ id }) => id === report.id);
        assert.deepEqual([statuses(again), again.outcome], [['work: live'], 'live']);
      });
    }

    test('a synchronous call that is on the stack: waiting, and live in a later turn', async (t) => {
      const text = (value: string): string => `export function work(goesOn) {\n  while (goesOn());\n  return '${value}';\n}\n`;
      const gate = new Gate(t, app.path('spins'));
      await app.write('loop.mjs', text('old'));
      const result = app.run(`
        const { existsSync, readFileSync } = need('node:fs');
        kept.work = (await load('./loop.mjs')).work;
        return kept.work(() => (kept.spins ||= readFileSync('spins')) && !existsSync('ends'))`);
      await gate.reached();
      gate.letThrough();
      const report = await app.save('loop.mjs', text('new'));
      assert.deepEqual(statuses(report), ['work: waiting']);
      assert.match(report.files[0]?.definitions[0]?.message ?? '', /a call that began before the save is running/);
      await app.write('ends', '');
      assert.equal(await result, 'old');
      const again = await app.client.updates.next('the loop having ended', ({ id }) => id === report.id);
      assert.deepEqual([statuses(again), again.outcome], [['work: live'], 'live']);
      await app.is('kept.work(() => false)', 'new');
    });

    test('an update that is told again says nothing of what was saved since', async () => {
      const [first] = suspended;
      const text = (value: string): string => `${first!.text(value)}export const total = () => '${value}';\n`;
      await app.write('again.mjs', text('old'));
      await app.run(`kept.work = (await load('./again.mjs')).work; ${first!.begin}`);
      const { id } = await app.save('again.mjs', text('new'));
      await app.saves('again.mjs', broken, 'rejected');
      assert.deepEqual(await app.shown('again.mjs'), ['1 LG201']);
      await app.run(first!.end);
      await app.client.updates.next('the call having ended', (report) => report.id === id);
      assert.equal((await app.status()).health, 'failed');
      assert.deepEqual(app.client.diagnostics.unread, []);
      await app.saves('again.mjs', text('new'), 'unchanged');
      assert.deepEqual(await app.shown('again.mjs'), []);
    });

    test('modules and status: what runs now', async () => {
      await app.write('shop.mjs', "export class Cart {\n  total() { return 'old'; }\n}\nlet count = 0;\nexport const next = () => ++count;\n");
      await app.run("await load('./shop.mjs')");
      await app.client.loads.next('the module');
      const before = await app.status();
      await app.saves('shop.mjs', "export class Cart {\n  total() { return 'new'; }\n}\nlet count = 0;\nexport const next = () => ++count;\n", 'live');
      const { modules } = await app.client.execute<ModulesResult>(commands.modules);
      const shop = modules.find(({ uri }) => uri === app.uri('shop.mjs'));
      assert.deepEqual([shop?.format, shop?.updates], ['module', 1]);
      assert.deepEqual(shop?.definitions.map(({ name, kind, how, range }) => `${range.start.line} ${kind} ${name} ${how}`),
        ['0 class Cart null', '1 method Cart.total replaced', '3 variable count null', '4 function next null']);
      const some = await app.client.execute<ModulesResult>(commands.modules, app.uri('shop.mjs'), app.uri('never-loaded.mjs'));
      assert.deepEqual(some.modules, [shop], 'of the files that are named');
      const { files } = await app.client.execute<FilesResult>(commands.files);
      assert.equal(files.length, modules.length);
      assert.deepEqual(files.find(({ uri }) => uri === app.uri('shop.mjs')), { uri: app.uri('shop.mjs'), format: 'module', updates: 1, status: 'live' });
      const { health, updates, uptimeMs, memoryBytes } = await app.status();
      assert.ok(memoryBytes > 1_000_000);
      assert.deepEqual([health, updates - before.updates, modules.length], ['live', 1, before.modules]);
      assert.ok(uptimeMs >= before.uptimeMs);
    });

    test('reload takes all that has changed on disk, and says which of the named files the app has not loaded', async () => {
      await loaded('disk1.mjs', 'disk2.mjs');
      await app.write('disk1.mjs', total('new'));
      await app.write('disk2.mjs', total('new'));
      const report = await app.client.execute<UpdateReport>(commands.reload);
      assert.equal(report.outcome, 'live');
      await says('disk1.mjs', 'new');
      await says('disk2.mjs', 'new');
      const { files } = await app.reload('never-loaded.mjs', '../elsewhere.mjs');
      assert.deepEqual(files.map(({ outcome, error }) => [outcome, error?.code]), [['unchanged', 'LG205'], ['unchanged', 'LG205']]);
      assert.match(files[0]?.error?.message ?? '', /has not loaded never-loaded\.mjs/);
      assert.match(files[1]?.error?.message ?? '', /elsewhere\.mjs is outside of the app's folder/);
    });

    test('it wrote nothing', () => assert.equal(app.sandbox.app.output, ''));
  });
}

/** File, without its ending → what became of it. */
function outcomes({ files }: UpdateReport): Record<string, string> {
  const said = ({ outcome, error }: FileReport): string => [outcome, error?.code].filter(Boolean).join(' ');
  return Object.fromEntries(files.map((file) => [/([^/]+)\.\w+$/.exec(file.uri)![1]!, said(file)]));
}

function statuses({ files }: UpdateReport): string[] {
  return files.flatMap(({ definitions }) => definitions.map(({ name, status }) => `${name}: ${status}`));
}
