/** What is said of code that does not run as it was saved: the list of modules, the census of the heap, and plans, on each version of Node.js. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { commands, type CensusResult, type Definition, type FilesResult, type ModuleReport, type ModulesResult, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { Gate } from './gate.ts';
import { LiveApp } from './live-app.ts';

const make = (value: string): string => `export const make = (name, more) => ({ read: () => ${value}, more: () => more });\n`;

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let app: LiveApp;
    before(async () => { app = await LiveApp.open({ version }); });
    after(() => app.close());

    const census = (): Promise<CensusResult> => app.client.execute(commands.census);
    const plan = (...files: string[]): Promise<UpdateReport> => app.client.execute(commands.plan, ...files.map((file) => app.uri(file)));
    async function listed(file: string): Promise<string[]> {
      const { modules } = await app.client.execute<ModulesResult>(commands.modules);
      return lines(modules.find(({ uri }) => uri === app.uri(file)));
    }

    test('modules: what does not run as it was saved, why, and how what runs came to', async () => {
      const text = (total: string, rate: string): string =>
        `const list = [${rate}];\nexport function total() {\n  return [${total}, ...list];\n}\nexport class Cart {\n  add() {\n    return 1;\n  }\n}\n`;
      await app.write('shop.mjs', text('1', '1'));
      await app.run("kept.shop = await load('./shop.mjs')");
      assert.deepEqual(await listed('shop.mjs'), ['0 list: live', '1 total: live', '4 Cart: live', '5 Cart.add: live']);
      await app.saves('shop.mjs', text('2', '1'), 'live');
      await app.saves('shop.mjs', `\n${text('3', '2')}`, 'partly');
      assert.deepEqual(await listed('shop.mjs'), [
        '1 list: restart LG104 The value of `list` was computed when the module was loaded', '2 total: live replaced', '5 Cart: live', '6 Cart.add: live',
      ]);
      const { files } = await app.client.execute<FilesResult>(commands.files);
      assert.equal(files.find(({ uri }) => uri === app.uri('shop.mjs'))?.status, 'restart', 'the worst of its definitions, without asking for them');
      await app.saves('shop.mjs', text('3', '1'), 'unchanged');
      assert.deepEqual(await listed('shop.mjs'), ['0 list: live', '1 total: live replaced', '4 Cart: live', '5 Cart.add: live']);
    });

    test('modules: a call under way is waiting, until it has ended', async () => {
      const text = (value: string): string => `export async function work(gate) {\n  await gate;\n  return '${value}';\n}\n`;
      await app.write('work.mjs', text('old'));
      await app.run("kept.work = (await load('./work.mjs')).work; kept.call = kept.work(new Promise((go) => { kept.go = go; }))");
      const { id } = await app.save('work.mjs', text('new'));
      assert.deepEqual(await listed('work.mjs'), ['0 work: waiting replaced New calls run the new code; 1 call that began before the save is still under way.']);
      await app.run('kept.go(); return kept.call');
      await app.client.updates.next('the call having ended', (report) => report.id === id);
      assert.deepEqual(await listed('work.mjs'), ['0 work: live replaced']);
    });

    test('census: closures that keep old code are counted, and it is live when none does', async () => {
      await app.write('make.mjs', make('`old ${name}`'));
      await app.run("kept.make = (await load('./make.mjs')).make; kept.old = [kept.make('a', 1), kept.make('b', 2).read]");
      const { definitions: [said] } = await app.saves('make.mjs', make('`new ${name} ${more}`'), 'partly');
      assert.deepEqual([said?.name, said?.status, said?.alive], ['make > read', 'stale', undefined]);
      assert.deepEqual(await app.shown('make.mjs'), ['0 LG109']);
      await app.client.statuses.next('something being stale', ({ health }) => health === 'stale');

      const first = await census();
      assert.deepEqual(lines(first.modules[0]), ['0 make > read: stale replaced LG109 2 function objects made before the save are alive and keep the old code']);
      assert.ok(first.pauseMs > 0);
      assert.deepEqual(statuses(await app.client.updates.next('the census')), ['make > read: stale 2']);
      assert.deepEqual(await app.shown('make.mjs'), ['0 LG109']);

      await app.saves('make.mjs', `// below\n${make('`new ${name} ${more}`')}`, 'partly');
      await app.run('kept.old = [kept.old[1]]');
      assert.deepEqual(lines((await census()).modules[0]), ['1 make > read: stale replaced LG109 1 function object made before the save is alive and keeps the old code']);
      await app.is("[kept.old[0](), kept.make('c', 3).read()]", ['old b', 'new c 3']);

      await app.run("kept.old = []; kept.young = kept.make('d', 4).read");
      const { id } = await app.client.updates.next('the census of one');
      assert.deepEqual(lines((await census()).modules[0]), ['1 make > read: live replaced']);
      const mended = await app.client.updates.next('the last census', (report) => report.id === id);
      assert.deepEqual([statuses(mended), mended.outcome], [['make > read: live'], 'live']);
      await app.client.diagnostics.next('none', ({ uri, diagnostics }) => uri === app.uri('make.mjs') && diagnostics.length === 0);
      assert.equal((await app.status()).health, 'live');
      assert.deepEqual(await listed('make.mjs'), ['1 make: live replaced', '1 make > read: live replaced', '1 make > more: live replaced']);
      assert.deepEqual(await census(), { pauseMs: 0, modules: [] });

      await app.saves('make.mjs', make('`newer ${name} ${more}`'), 'live');
      await app.is("[kept.young(), kept.make('e', 5).read()]", ['newer d 4', 'newer e 5']);
      app.client.updates.unread.length = 0;
    });

    test('census: functions without a guard, and classes', async () => {
      const text = (value: string, more = ''): string => `
export function open(show = () => '${value}') {
  return show;
}
export function classOf(name) {
  return class { constructor() { this.name = '${value}' + (${more || 'name'}); } };
}
`;
      await app.write('loose.mjs', text('old'));
      await app.run("kept.loose = await load('./loose.mjs'); kept.old = [kept.loose.open(), kept.loose.open(), kept.loose.classOf('a')]");
      await app.saves('loose.mjs', text('new', 'classOf.name + name + open.name'), 'partly');
      assert.deepEqual(await listed('loose.mjs'), [
        '1 open: stale replaced LG111 It makes functions or classes that cannot be replaced on their own. Those made before the save stay as they were made',
        '4 classOf: live', '5 classOf > class.constructor: live replaced',
      ]);
      assert.deepEqual(lines((await census()).modules[0]), ['1 open: stale replaced LG111 2 function objects made before the save are alive and keep the old code']);
      await app.is('[kept.old[0](), kept.loose.open()()]', ['old', 'new']);
      await app.saves('loose.mjs', text('old', 'classOf.name + name'), 'partly');
      await app.run("kept.new = kept.loose.open(); kept.old = []");
      assert.deepEqual(lines((await census()).modules[0]), ['1 open: live replaced']);
      await app.is('[kept.new(), kept.loose.open()()]', ['old', 'old']);
      app.client.updates.unread.length = 0;
    });

    test('census: a call from before the save may still make such functions', async () => {
      const text = (value: string): string => `export async function work(gate, name) {\n  await gate;\n  return { read: () => ${value}, name: () => name };\n}\n`;
      await app.write('late.mjs', text("'old'"));
      await app.run("kept.work = (await load('./late.mjs')).work; kept.call = kept.work(new Promise((go) => { kept.go = go; }), 'a')");
      await app.save('late.mjs', text('`new ${name}`'));
      assert.deepEqual(await listed('late.mjs'), ['0 work: live replaced', '2 work > read: stale replaced LG109 Functions made before the save do not hold all that the new code uses', '2 work > name: live replaced']);
      assert.deepEqual(lines((await census()).modules[0]), ['2 work > read: stale replaced LG109 No function object made before the save is alive, but a call that began before it is under way and may make some.']);
      await app.run('kept.go(); kept.made = await kept.call');
      await app.is('kept.made.read()', 'old');
      assert.deepEqual(lines((await census()).modules[0]), ['2 work > read: stale replaced LG109 1 function object made before the save is alive and keeps the old code']);
      await app.run('kept.call = kept.made = null');
      assert.deepEqual(lines((await census()).modules[0]), ['2 work > read: live replaced']);
      app.client.updates.unread.length = 0;
    });

    test('census: while the app spins', async (t) => {
      await app.write('spin.mjs', make('`old ${name}`'));
      const gate = new Gate(t, app.path('spinning'));
      const result = app.run<string>(`
        const { existsSync, readFileSync } = need('node:fs');
        kept.make = (await load('./spin.mjs')).make;
        const old = kept.make('a');
        readFileSync('spinning');
        while (!existsSync('enough'));
        return old.read()`);
      await gate.reached();
      gate.letThrough();
      await app.saves('spin.mjs', make('`new ${name} ${more}`'), 'partly');
      assert.match(lines((await census()).modules[0])[0]!, /1 function object made before the save is alive/);
      await app.write('enough', '');
      assert.equal(await result, 'old a');
      app.client.updates.unread.length = 0;
    });

    test('plan: what would come of it, and nothing does', async () => {
      const total = (value: string): string => `export const total = () => '${value}';\n`;
      for (const file of ['one.mjs', 'two.mjs']) await app.write(file, total('old'));
      await app.run("kept.totals = [(await load('./one.mjs')).total, (await load('./two.mjs')).total]");
      const { updates, health } = await app.status();
      assert.deepEqual(await plan('one.mjs').then(({ id, outcome }) => [id, outcome]), [0, 'unchanged']);
      await app.write('one.mjs', total('new'));
      assert.deepEqual(statuses(await plan('one.mjs')), ['total: live']);
      await app.write('two.mjs', `${total('new')}export const more = total();\n`);
      const both = await plan('one.mjs', 'two.mjs');
      assert.deepEqual([both.outcome, ...statuses(both)], ['partly', 'total: live', 'total: live', 'more: waiting']);
      await app.write('two.mjs', 'export const total = (');
      const broken = await plan();
      assert.deepEqual([broken.outcome, broken.files.filter(({ error }) => error).map(({ error }) => error?.code)], ['rejected', ['LG201', 'LG201']]);
      assert.deepEqual((await plan('never-loaded.mjs')).files.map(({ error }) => error?.code), ['LG205']);
      await assert.rejects(app.client.execute(commands.plan, 'one.mjs'), { code: -32602, message: /argument 1 must be a file: URI/ });

      await app.is('kept.totals.map((total) => total())', ['old', 'old']);
      assert.deepEqual([(await app.status()).updates, (await app.status()).health, app.client.updates.unread], [updates, health, []]);
      await app.didSave('one.mjs');
      assert.deepEqual(statuses(await app.update('the save')), ['total: live']);
      await app.is('kept.totals.map((total) => total())', ['new', 'old']);
    });

    test('it wrote nothing', () => assert.equal(app.sandbox.app.output, ''));
  });
}

/** Each definition as `line name: status how code message`, the message up to its first semicolon, unless a count is behind it. */
function lines(module: ModuleReport | undefined): string[] {
  return (module?.definitions ?? []).map(({ name, range, status, how, code, message }) =>
    [`${range.start.line} ${name}:`, status, how, code, status === 'waiting' ? message : message?.split(/;|, and keep/)[0]].filter(Boolean).join(' '));
}

function statuses({ files }: UpdateReport): string[] {
  return files.flatMap(({ definitions }) => definitions.map(({ name, status, alive }: Definition) => [`${name}:`, status, alive].filter((word) => word !== undefined).join(' ')));
}
