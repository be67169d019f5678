/** The hot API in an app that is told what to do: what editors hear of it, and what a busy app does to it. */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { commands, type FileReport, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { Gate } from './gate.ts';
import { LiveApp } from './live-app.ts';
import { packageFolder } from './started-app.ts';

const accepting = (value: string, more = ''): string => `export const log = globalThis.log ??= [];\nconst value = String('${value}');\nlog.push(value);\nexport const total = () => value;\nimport.meta.hot?.accept();\n${more}`;

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let app: LiveApp;
    before(async () => { app = await LiveApp.open({ version }); });
    after(() => app.close());

    async function loaded(file: string, text: string): Promise<void> {
      await app.write(file, text);
      await app.run(`delete globalThis.log; kept.module = await load('./${file}')`);
    }

    test('an unchanged module is run again when it is named, if it accepts that', async () => {
      await loaded('again.mjs', accepting('one'));
      const report = await app.reload('again.mjs');
      assert.deepEqual(said(report), ['module: live reran']);
      await app.is('kept.module.log', ['one', 'one']);
      await app.saves('again.mjs', accepting('one'), 'unchanged');
      assert.deepEqual((await app.reload()).files.flatMap(({ definitions }) => definitions), []);
      await app.is('kept.module.log', ['one', 'one']);
    });

    test('undo: the module runs again as it was', async () => {
      await loaded('undone.mjs', accepting('one'));
      await app.saves('undone.mjs', accepting('two').replace('log.push(value);', 'log.push(value);\nlog.push("more");'), 'live');
      const report = await app.client.execute<UpdateReport>(commands.undo);
      assert.deepEqual([report.trigger, ...said(report)], ['undo', 'module: live reran', 'value: live reran']);
      await app.is('[kept.module.total(), ...kept.module.log]', ['one', 'one', 'two', 'more', 'one']);
      await app.update('the undo');
    });

    test('a module that is suspended while it is loaded is not run again', async () => {
      const text = (value: string): string => accepting(value, 'await (globalThis.gate ??= new Promise((resolve) => { globalThis.open = resolve; }));\nlog.push("end");\n');
      await app.write('suspended.mjs', text('one'));
      await app.run("delete globalThis.log; kept.loading = load('./suspended.mjs')");
      await app.run('while (!globalThis.open) await new Promise(setImmediate)');
      const { error } = await app.saves('suspended.mjs', text('two'), 'rejected');
      assert.match(error?.message ?? '', /not been loaded to its end/);
      await app.run('open(); kept.module = await kept.loading');
      await app.saves('suspended.mjs', text('two'), 'live');
      await app.is('kept.module.log', ['one', 'end', 'two', 'end']);
    });

    test('one that does not accept it is not, and that is said', async () => {
      await loaded('plain.mjs', accepting('one').replace('import.meta.hot?.accept();\n', ''));
      const { files: [file] } = await app.reload('plain.mjs');
      assert.deepEqual([file!.outcome, file!.error?.code], ['unchanged', 'LG210']);
      await app.is('kept.module.log', ['one']);
      const { definitions } = await app.saves('plain.mjs', accepting('two').replace('import.meta.hot?.accept();\n', ''), 'restart');
      assert.match(definitions[0]!.message ?? '', /hot\.accept/);
    });

    test('an app that is busy: nothing of the update happens before its event loop comes round', async (t) => {
      await loaded('busy.mjs', accepting('old'));
      const gate = new Gate(t, app.path('busy-spins'));
      const seen = app.run<string>(`
        const { existsSync, readFileSync } = need('node:fs');
        readFileSync('busy-spins');
        while (!existsSync('busy-ends')) kept.seen = kept.module.total();
        return kept.seen`);
      await gate.reached();
      gate.letThrough();
      const report = await app.save('busy.mjs', accepting('new').replace('=> value', '=> `${value}!`'));
      assert.deepEqual([...new Set(report.files[0]!.definitions.map(({ status }) => status))], ['waiting']);
      const newer = await app.save('busy.mjs', accepting('newer').replace('=> value', '=> `${value}!`'));
      await app.write('busy-ends', '');
      assert.equal(await seen, 'old');
      const last = await app.client.updates.next('the module having been run again', ({ id, outcome }) => id === newer.id && outcome === 'live');
      assert.deepEqual(said(last).sort(), ['module: live reran', 'total: live replaced', 'value: live reran']);
      await app.is('[kept.module.total(), ...kept.module.log]', ['newer!', 'old', 'newer']);
    });

    test('what is left behind is said', async () => {
      const text = (value: string): string => accepting(value, "log.timers ??= [];\nlog.timers.push(setInterval(() => {}, 1e6), setTimeout(() => {}, 1e6));\nprocess.on('SIGUSR2', total);\n");
      await loaded('leaves.mjs', text('one'));
      const { definitions } = await app.saves('leaves.mjs', text('two'), 'live');
      assert.equal(definitions.find(({ kind }) => kind === 'module')?.message,
        'The old run has left 2 timers, a listener for "SIGUSR2" behind. Take it away in `hot.dispose`, or let `hot.own()` do it.');
      await app.run("kept.module.log.timers.forEach(clearInterval); process.removeAllListeners('SIGUSR2')");
    });

    test('nothing of the app is another one than before', async () => {
      await app.run('kept.on = need("node:events").prototype.on; kept.add = EventTarget.prototype.addEventListener; kept.init = need("node:events").init');
      await loaded('watched.mjs', accepting('one', 'log.on = (await import("node:events")).default.prototype.on;\n'));
      await loaded('throws.mjs', `${accepting('one')}throw new Error('at load');\n`).catch(() => {});
      await app.saves('watched.mjs', accepting('two', 'log.on = (await import("node:events")).default.prototype.on;\n'), 'live');
      await app.is('[kept.on === need("node:events").prototype.on, kept.add === EventTarget.prototype.addEventListener, kept.init === need("node:events").init]', [true, true, true]);
    });

    test('events, and callbacks that throw', async () => {
      const text = (value: string): string => accepting(value, `
for (const event of ['livegraft:beforeUpdate', 'livegraft:afterUpdate', 'livegraft:error']) import.meta.hot?.on(event, ({ outcome = total() }) => log.push([event, outcome].join()));
import.meta.hot?.dispose(() => { throw new Error('in dispose'); });
`);
      await loaded('events.mjs', text('one'));
      const { definitions } = await app.saves('events.mjs', text('two'), 'live');
      assert.match(definitions.find(({ kind }) => kind === 'module')?.message ?? '', /hot\.dispose threw: in dispose/);
      await app.saves('events.mjs', `${text('three')} (`, 'rejected');
      await app.run('while (kept.module.log.length < 6) await new Promise(setImmediate)');
      await app.is('kept.module.log', ['one', 'livegraft:beforeUpdate,one', 'two', 'livegraft:afterUpdate,live', 'livegraft:afterUpdate,rejected', 'livegraft:error,two']);
    });

    test('a module that nobody imports any more is told', async () => {
      await app.write('plugin.mjs', "export const name = 'plugin';\nimport.meta.hot?.prune(() => { globalThis.pruned = name; });\n");
      await loaded('host.mjs', "import { name } from './plugin.mjs';\nexport const names = () => [name];\n");
      await app.save('host.mjs', 'export const names = () => [];\n');
      await app.run('while (!globalThis.pruned) await new Promise(setImmediate)');
      await app.is('[kept.module.names(), globalThis.pruned]', [[], 'plugin']);
    });

    test('a module that invalidates itself later needs a restart', async () => {
      await loaded('later.mjs', accepting('one', 'export const stop = () => import.meta.hot.invalidate("Enough.");\n'));
      await app.run('kept.module.stop()');
      const report = await app.client.updates.next('the module having said so', ({ trigger }) => trigger === 'api');
      assert.deepEqual(report.files.map(({ uri, definitions: [definition] }) => [uri, definition?.code, definition?.message]), [[app.uri('later.mjs'), 'LG115', 'Enough.']]);
    });

    test("`import { hot } from 'livegraft'` is that of the module that calls it", async () => {
      await app.write('node_modules/.keep', '');
      await symlink(packageFolder, app.path('node_modules/livegraft'), 'junction');
      const text = (value: string): string => `import { hot } from 'livegraft';\n${accepting(value).replace('import.meta.hot?.', 'hot.')}hot.dispose((data) => { data.before = value; });\nlog.push(hot.data.before);\n`;
      await loaded('imports.mjs', text('one'));
      assert.deepEqual(said(await app.save('imports.mjs', text('two'))), ['module: live reran', 'value: live reran']);
      await app.is('kept.module.log', ['one', null, 'two', 'one']);
    });

    test('it wrote nothing', () => assert.equal(app.sandbox.app.output, ''));
  });
}

function said({ files }: UpdateReport): string[] {
  return files.flatMap(({ definitions }: FileReport) => definitions.map(({ name, status, how }) => [`${name}: ${status}`, how].join(' ')));
}
