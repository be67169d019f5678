/** Uncaught errors of an app: where they were thrown, in the files as they are now. On each version of Node.js. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ThrownError } from '../../runtime-agent/protocol/messages.ts';
import type { Variant } from '../scenarios/variants.ts';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { LiveApp } from './live-app.ts';

/** TypeScript and JavaScript: `fail` throws in its last line but one, from the column of `new`. */
const failing = (ending: string, above = ''): string => `${ending.includes('t') ? 'interface Order { id: number }\ntype Id = Order["id"];\n' : ''}${above}
export function fail(id${ending.includes('t') ? ': Id' : ''}) {
  throw new Error('no order ' + id);
}
`;
const common = (text: string): string => text.replace('export function fail', 'exports.fail = function fail');

interface Case { name: string; file: string; text: (above?: string) => string; load: 'load' | 'need' }

const javaScript: Case[] = [
  { name: 'an ES module', file: 'orders.mjs', text: (above) => failing('mjs', above), load: 'load' },
  { name: 'CommonJS', file: 'orders.cjs', text: (above) => common(failing('cjs', above)), load: 'need' },
];
const typeScript: Case[] = [
  { name: 'a TypeScript ES module', file: 'orders.mts', text: (above) => failing('mts', above), load: 'load' },
  { name: 'CommonJS TypeScript', file: 'orders.cts', text: (above) => common(failing('cts', above)), load: 'need' },
];
/** tsx is slow to start: a sample. */
const setups: { variant: Variant; majors: string[]; cases: Case[] }[] = [
  { variant: 'esm', majors: ['20'], cases: javaScript },
  { variant: 'esm', majors: ['22', '24', '26'], cases: [...javaScript, ...typeScript] },
  { variant: 'tsx', majors: ['20', '24'], cases: [{ ...typeScript[0]!, name: 'an ES module through tsx' }, { ...typeScript[1]!, name: 'CommonJS through tsx' }] },
];

for (const version of chosenVersions) {
  for (const { variant, cases } of setups.filter(({ majors }) => majors.includes(major(version)))) {
    describe(`Node.js ${version} ${variant}`, () => {
      let app: LiveApp;
      before(async () => {
        app = await LiveApp.open({ version, variant });
        await app.run("process.on('uncaughtException', () => {}); kept.later = (fail) => void setImmediate(fail)");
      });
      after(() => app.close());

      const thrown = async (code: string): Promise<ThrownError> => {
        await app.run(code);
        return app.client.thrown.next(code);
      };

      for (const { name, file, text, load } of cases) {
        const check = ({ message, uri, range, stack }: ThrownError, replaced = false): void => {
          const lines = text(current).split('\n');
          const line = lines.findIndex((each) => each.includes('throw new Error'));
          assert.deepEqual({ message, uri, line: range?.start.line }, { message: 'no order 7', uri: app.uri(file), line });
          // Of replaced code that was compiled by others only the line is known.
          if (!replaced || variant !== 'tsx') assert.equal(range?.start.character, lines[line]!.indexOf('new Error'));
          assert.match(stack, new RegExp(`^Error: no order 7\n    at (?:Object\\.)?fail \\(.*${file.replace('.', '\\.')}:${line + 1}:\\d+\\)`));
        };
        let current = '';

        test(`${name}: as it was loaded, moved down, and replaced`, async () => {
          await app.write(file, text());
          await app.run(`kept.fail = (await ${load}('./${file}')).fail`);
          check(await thrown('kept.later(() => kept.fail(7))'));
          current = '// a comment\n\n';
          await app.saves(file, text(current), 'unchanged');
          check(await thrown('kept.later(() => kept.fail(7))'));
          current = '// another\n\n\n';
          await app.saves(file, text(current).replace("'no order ' + id", '`no order ${id}`'), 'live');
          check(await thrown('kept.later(() => kept.fail(7))'), true);
        });
      }

      if (variant === 'esm') test('a rejection that nobody handles, and what is no error', async () => {
        await app.write('rejects.mjs', 'export async function fail() {\n  await null;\n  throw new Error("late");\n}\n');
        await app.run("kept.reject = (await load('./rejects.mjs')).fail");
        const late = await thrown('kept.later(() => void kept.reject())');
        assert.deepEqual([late.message, late.uri, late.range?.start], ['late', app.uri('rejects.mjs'), { line: 2, character: 8 }]);
        for (const [value, message] of [["'text'", 'text'], ['null', 'null'], ['undefined', 'undefined'], ['{ a: 1 }', '{ a: 1 }'], ['Object.create(null)', '[Object: null prototype] {}'], ['Symbol("s")', 'Symbol(s)'],
          ['new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })', 'What was thrown cannot be shown.'], ['Object.defineProperty(new Error(), "message", { get() { throw 3; } })', 'What was thrown cannot be shown.']] as const) {
          const said = await thrown(`kept.later(() => { throw ${value}; })`);
          assert.deepEqual([said.message, said.uri, said.range], [message, null, null], value);
        }
      });

      test('the last one, of which the app dies', async () => {
        await app.run("process.removeAllListeners('uncaughtException')");
        const ended = assert.rejects(app.sandbox.app.orEnded(new Promise(() => {})), /the app ended with 1; .*no way/s);
        await app.run("kept.later(() => { throw new Error('no way'); })");
        assert.equal((await app.client.thrown.next('the end')).message, 'no way');
        await ended;
      });
    });
  }
}
