/** Guarded texts are kept from one start to the next, on each version of Node.js. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { chmod, mkdtemp, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { connect, findAgent } from '../tools/client.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { plainEnvironment } from '../scenarios/app-process.ts';
import { agentsFolder, Running } from './command-line.ts';
import { appFolder, withAgent } from './started-app.ts';

/** Says at each line that it is sent what both of its modules say, and ends with its input. */
const entry = `
import { greeting } from './greeting.mjs';
import greet from './greet.cjs';
process.stdin.on('data', () => console.log('said: ' + greet(greeting())));
console.log('ready');
`;
const files = {
  'app.mjs': entry,
  'greeting.mjs': 'export const greeting = () => { return "Grüße, 世界 👋"; };\n',
  'greet.cjs': 'module.exports = function greet(text) { return text + "!"; };\n',
};

/** An app's folder, and how its starts are run. */
class CachedApp {
  constructor(readonly t: TestContext, readonly version: string, readonly folder: string, readonly cache = join(folder, '.cache')) {}

  static async make(t: TestContext, version: string, more: Record<string, string> = {}): Promise<CachedApp> {
    return new CachedApp(t, version, await appFolder(t, { ...files, ...more }));
  }

  async start(args = ['app.mjs'], env: Record<string, string> = {}): Promise<Running> {
    const variables = { ...plainEnvironment(), LIVEGRAFT_DIR: agentsFolder(this.folder), LIVEGRAFT_CACHE: this.cache, LIVEGRAFT_LOG: 'debug', ...env };
    return new Running(this.t, await nodeBinary(this.version), [...withAgent, ...args], { cwd: this.folder, env: variables });
  }

  /** Starts the app and, once the agent has said how many modules got new guards, ends it. @returns that number */
  async startAndEnd(): Promise<number> {
    const running = await this.start();
    const made = await madeIn(running);
    if (made > 0) await running.prints(/Guarded texts (were|cannot be) saved/);
    await says(running, 'Grüße, 世界 👋!');
    await ends(running);
    return made;
  }

  get packs(): string[] {
    return existsSync(this.cache) ? readdirSync(this.cache).filter((name) => name.endsWith('.pack')).map((name) => join(this.cache, name)) : [];
  }
}

const madeIn = async (running: Running): Promise<number> => Number((await running.prints(/modules were loaded, (\d+) of them with new guards/))[1]);

async function says(running: Running, text: string): Promise<void> {
  running.process.stdin?.write('\n');
  await running.prints(new RegExp(`said: ${text}`));
}

async function ends(running: Running): Promise<void> {
  running.process.stdin?.end();
  assert.equal((await running.end()).code, 0);
}

/** What may become of a pack. */
const damages: { name: string; damage: (pack: string) => Promise<void> }[] = [
  { name: 'cut short', damage: async (pack) => truncate(pack, Math.floor(statSync(pack).size / 2)) },
  { name: 'emptied', damage: async (pack) => truncate(pack, 0) },
  { name: 'made by another version', damage: async (pack) => change(pack, (bytes) => bytes.indexOf(' 1 ') + 4) },
  { name: 'broken in its texts', damage: async (pack) => change(pack, (bytes) => bytes.indexOf('return text')) },
  { name: 'broken in its index', damage: async (pack) => change(pack, (bytes) => bytes.length - 5) },
  { name: 'open to others', damage: async (pack) => chmod(pack, 0o666) },
];

async function change(file: string, where: (bytes: Buffer) => number): Promise<void> {
  const bytes = await readFile(file);
  bytes[where(bytes)]! ^= 1;
  await writeFile(file, bytes);
}

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    test('the second start parses nothing', async (t) => {
      const app = await CachedApp.make(t, version);
      assert.equal(await app.startAndEnd(), 3);
      const [pack] = app.packs;
      assert.deepEqual([statSync(app.cache).mode & 0o777, statSync(pack!).mode & 0o777], [0o700, 0o600]);
      assert.equal(await app.startAndEnd(), 0);
      assert.deepEqual(app.packs, [pack]);
    });

    test('text from the cache takes saves, and looks as it was written', async (t) => {
      const thrower = 'export const fail = (a) => { if (a) { throw new Error("no"); } };\nexport const text = String(fail);\n';
      const looks = "import { fail, text } from './fail.mjs'; try { fail(1); } catch (error) { console.log(text, error.stack.split('\\n')[1]); }";
      const app = await CachedApp.make(t, version, { 'app.mjs': entry + looks, 'fail.mjs': thrower });
      await app.startAndEnd();
      const running = await app.start();
      assert.equal(await madeIn(running), 0);
      await running.prints(/\(a\) => \{ if \(a\) \{ throw new Error\("no"\); \} \} .*fail\.mjs:1:45/);
      const client = await connect(await findAgent(agentsFolder(app.folder), running.process.pid!));
      t.after(() => client.dispose());
      await writeFile(join(app.folder, 'greeting.mjs'), files['greeting.mjs'].replace('👋', '🌊'));
      await client.didSave(join(app.folder, 'greeting.mjs'));
      const { outcome, files: [file] } = await client.updates.next('the save');
      assert.deepEqual([outcome, file?.definitions.map(({ name }) => name)], ['live', ['greeting']]);
      await says(running, 'Grüße, 世界 🌊!');
      await ends(running);
    });

    test('a changed file gets new guards, the others do not', async (t) => {
      const app = await CachedApp.make(t, version);
      await app.startAndEnd();
      await writeFile(join(app.folder, 'greet.cjs'), files['greet.cjs'].replace('text +', '/* new */ text +'));
      assert.equal(await app.startAndEnd(), 1);
      assert.equal(await app.startAndEnd(), 0);
    });

    test('what V8 has compiled is kept beside it, unless the user says otherwise', async (t) => {
      const app = await CachedApp.make(t, version);
      const kept = async (env: Record<string, string> = {}): Promise<number> => {
        const cache = await mkdtemp(join(app.folder, 'cache-'));
        await ends(await app.start(['app.mjs'], { LIVEGRAFT_CACHE: cache, ...env }));
        return existsSync(join(cache, 'compiled')) ? readdirSync(join(cache, 'compiled')).length : 0;
      };
      assert.equal(await kept(), major(version) === '20' ? 0 : 1);
      assert.equal(await kept({ NODE_COMPILE_CACHE: join(app.folder, 'own') }), 0);
      assert.equal(await kept({ NODE_DISABLE_COMPILE_CACHE: '1' }), 0);
      assert.equal(await kept({ NODE_V8_COVERAGE: join(app.folder, 'coverage') }), 0);
    });

    for (const { name, damage } of damages) {
      test(`a pack that was ${name} is not used, and written again`, async (t) => {
        const app = await CachedApp.make(t, version);
        await app.startAndEnd();
        await damage(app.packs[0]!);
        assert.ok(await app.startAndEnd() > 0);
        assert.equal(await app.startAndEnd(), 0);
      });
    }

    test('where nothing can be written the app runs all the same', async (t) => {
      const app = await CachedApp.make(t, version);
      const blocked = new CachedApp(t, version, app.folder, join(app.folder, 'app.mjs', 'cache'));
      assert.equal(await blocked.startAndEnd(), 3);
      assert.equal(await blocked.startAndEnd(), 3);
      const quiet = await blocked.start(['app.mjs'], { LIVEGRAFT_LOG: '' });
      await says(quiet, 'Grüße, 世界 👋!');
      quiet.process.stdin?.end();
      assert.equal((await quiet.end()).stderr, '');
    });

    test('LIVEGRAFT_CACHE=0: nothing is kept', async (t) => {
      const app = await CachedApp.make(t, version);
      const off = new CachedApp(t, version, app.folder, '0');
      for (let start = 0; start < 2; start++) {
        const running = await off.start();
        assert.equal(await madeIn(running), 3);
        await ends(running);
      }
      assert.equal(existsSync(join(app.folder, '0')), false);
    });

    test('two at once, of one folder: both are served, and the texts of both are kept', async (t) => {
      const app = await CachedApp.make(t, version, { 'other.mjs': `${entry}export const other = () => 1;\n` });
      const both = await Promise.all([app.start(['app.mjs']), app.start(['other.mjs'])]);
      await Promise.all(both.map((running) => running.prints(/Guarded texts were saved/)));
      await Promise.all(both.map((running) => says(running, 'Grüße, 世界 👋!')));
      await Promise.all(both.map(ends));
      // Whoever wrote last may have read before the other had written: a start later all is there.
      for (const args of [['app.mjs'], ['other.mjs']]) {
        const running = await app.start(args);
        if (await madeIn(running) > 0) await running.prints(/Guarded texts were saved/);
        await ends(running);
      }
      for (const args of [['app.mjs'], ['other.mjs']]) {
        const running = await app.start(args);
        assert.equal(await madeIn(running), 0, args[0]);
        await ends(running);
      }
      assert.equal(app.packs.length, 1);
    });

    test('under a debugger texts are made anew: they have maps of their own', async (t) => {
      const app = await CachedApp.make(t, version);
      await app.startAndEnd();
      const running = await app.start(['--inspect=127.0.0.1:0', 'app.mjs']);
      assert.equal(await madeIn(running), 3);
      await ends(running);
    });
  });
}
