/** New statements in an app that is busy, and what becomes of them when more is saved meanwhile. */
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { Gate } from './gate.ts';
import { LiveApp } from './live-app.ts';

const total = (value: string): string => `export const log = [];\nexport const total = () => '${value}';\n`;

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let app: LiveApp;
    before(async () => { app = await LiveApp.open({ version }); });
    after(() => app.close());

    /** Keeps the app in a synchronous loop, which calls `kept.module.total` all the time. @returns a function that ends it */
    async function spin(t: TestContext, file: string): Promise<() => Promise<string[]>> {
      await app.write(file, total('old'));
      const gate = new Gate(t, app.path(`${file}-spins`));
      const said = app.run<string[]>(`
        const { existsSync, readFileSync } = need('node:fs');
        const module = kept['${file}'] = await load('./${file}');
        const said = new Set();
        readFileSync('${file}-spins');
        while (!existsSync('${file}-ends')) said.add(module.total() + ' ' + module.log.join(' '));
        return [...said]`);
      await gate.reached();
      gate.letThrough();
      return async () => {
        await app.write(`${file}-ends`, '');
        return said;
      };
    }

    test('a statement never runs in the midst of synchronous code: waiting, and live by itself', async (t) => {
      const end = await spin(t, 'busy.mjs');
      const report = await app.save('busy.mjs', `${total('new')}log.push('ran');\n`);
      assert.deepEqual(statuses(report), ['total: live', "log.push('ran'): waiting"]);
      assert.match(report.files[0]!.definitions[1]!.message ?? '', /event loop/);
      assert.equal(report.outcome, 'partly');
      assert.deepEqual((await end()).at(-1), 'new ');
      const again = await app.client.updates.next('the statement having run', ({ id, outcome }) => id === report.id && outcome === 'live');
      assert.deepEqual(statuses(again), ['total: live', "log.push('ran'): live"]);
      await app.is("kept['busy.mjs'].log", ['ran']);
    });

    test('what is saved meanwhile takes over what has not run: it runs once, or not at all', async (t) => {
      const end = await spin(t, 'more.mjs');
      const first = await app.save('more.mjs', `${total('new')}log.push('first');\nlog.push('second');\n`);
      assert.equal(first.outcome, 'partly');
      const second = await app.save('more.mjs', `${total('newer')}log.push('first');\nlog.push('third');\n`);
      assert.deepEqual(statuses(second), ['total: live', "log.push('first'): waiting", "log.push('third'): waiting"]);
      assert.deepEqual((await end()).at(-1), 'newer ');
      await app.client.updates.next('the statements having run', ({ id, outcome }) => id === second.id && outcome === 'live');
      await app.is("kept['more.mjs'].log", ['first', 'third']);
      await app.saves('more.mjs', `${total('newer')}log.push('first');\nlog.push('third');\n`, 'unchanged');
    });

    test('a statement that does not end: new code comes all the same, and it does not run twice', async (t) => {
      await app.write('stays.mjs', total('old'));
      await app.run("kept.stays = await load('./stays.mjs'); globalThis.need = need");
      const gate = new Gate(t, app.path('stays'));
      const loop = "const { existsSync, readFileSync } = need('node:fs');\nlog.push(total() + readFileSync('stays'));\nwhile (!existsSync('stays-ends')) log[1] = total();\n";
      const saved = app.save('stays.mjs', `${total('new')}${loop}`);
      await gate.reached();
      gate.letThrough();
      assert.deepEqual(statuses(await saved).slice(0, 2), ['total: live', 'existsSync, readFileSync: waiting']);
      const report = await app.save('stays.mjs', `${total('newer')}${loop}log.push('after');\n`);
      assert.equal(report.outcome, 'partly');
      await app.write('stays-ends', '');
      await app.client.updates.next('the loop having ended', ({ id, outcome }) => id === report.id && outcome === 'live');
      assert.deepEqual((await app.run<string[]>('return kept.stays.log')).slice(1), ['newer', 'after']);
    });

    test('a statement that throws: failed at its place, with what it threw; its save runs it again', async () => {
      await app.write('throws.mjs', total('old'));
      await app.run("kept.throws = await load('./throws.mjs')");
      const text = `${total('old')}\nif (log.push('ran') < 3) {\n  throw new Error('too early');\n}\n`;
      const { definitions } = await app.saves('throws.mjs', text, 'restart');
      assert.deepEqual(definitions.map(({ status, code, message, range }) => [status, code, message, range.start.line]),
        [['failed', 'LG208', 'It threw when it was run: too early (line 5)', 3]]);
      assert.deepEqual(await app.shown('throws.mjs'), ['3 LG208']);
      await app.saves('throws.mjs', text, 'restart');
      await app.saves('throws.mjs', text, 'live');
      assert.deepEqual(await app.shown('throws.mjs'), []);
      await app.saves('throws.mjs', text, 'unchanged');
      await app.is('kept.throws.log', ['ran', 'ran', 'ran']);
    });

    test('it wrote nothing', () => assert.equal(app.sandbox.app.output, ''));
  });
}

function statuses({ files }: UpdateReport): string[] {
  return files.flatMap(({ definitions }) => definitions.map(({ name, status }) => `${name}: ${status}`));
}
