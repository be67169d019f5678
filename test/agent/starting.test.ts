/** How an agent comes into an app, how it is found, and how it goes, on each version of Node.js. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import { realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { commands, type DiscoveryFile, type StatusResult } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { connect, findAgent, type AgentClient } from '../tools/client.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { Running } from './command-line.ts';
import { packageFolder, startApp, withAgent, type StartedApp } from './started-app.ts';

const oldTotal = 'export const total = () => "old";\n';
const newTotal = 'export const total = () => "new";\n';
/** Says what `total` gives at each line that it is sent, and ends with its input. */
const says = `
process.stdin.on('data', () => console.log('total: ' + total()));
console.log('ready');
`;
const entry = `import { total } from './cart.mjs'; ${says}`;
const lateEntry = (start: string): string => `${start} const { total } = await import('./cart.mjs'); ${says}`;
const registered = "Reflect.has(globalThis, Symbol.for('livegraft'))";

interface Way { name: string; files: Record<string, string>; args: string[]; env?: Record<string, string> }

const ways: Way[] = [
  { name: '--import livegraft/register', files: { 'app.mjs': entry }, args: [...withAgent, 'app.mjs'] },
  { name: 'NODE_OPTIONS', files: { 'app.mjs': entry }, args: ['app.mjs'], env: { NODE_OPTIONS: '--import livegraft/register' } },
  {
    name: 'startAgent() in an ES module', args: ['app.mjs'],
    files: { 'app.mjs': lateEntry("import { startAgent } from 'livegraft'; await startAgent();") },
  },
  {
    name: 'startAgent() in a CommonJS module', args: ['app.cjs'],
    files: { 'app.cjs': `void (async () => { await require('livegraft').startAgent(); const { total } = await import('./cart.mjs'); ${says} })();` },
  },
  { name: 'LIVEGRAFT=force in production', files: { 'app.mjs': entry }, args: [...withAgent, 'app.mjs'], env: { NODE_ENV: 'production', LIVEGRAFT: 'force' } },
];

const notStarted: Record<string, string>[] = [
  { LIVEGRAFT: '0' },
  { NODE_ENV: 'production' },
  { NODE_ENV: 'production', LIVEGRAFT: '1' },
  { NODE_ENV: 'development', LIVEGRAFT: '0' },
];

const ends: { name: string; code: string; exit: number | null }[] = [
  { name: 'when its work is done', code: 'process.stdin.once("end", () => {}).resume()', exit: 0 },
  { name: 'by process.exit', code: 'process.stdin.once("end", () => process.exit(3)).resume()', exit: 3 },
  { name: 'by an uncaught error', code: 'process.stdin.once("end", () => { throw new Error("no") }).resume()', exit: 1 },
  { name: 'by an unhandled rejection', code: 'process.stdin.once("end", () => void Promise.reject(new Error("no"))).resume()', exit: 1 },
];

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    for (const { name, files, args, env = {} } of ways) {
      test(`${name}: a save goes live, and the app ends by itself`, async (t) => {
        const app = await startApp(t, { version, files: { 'cart.mjs': oldTotal, ...files }, args, env });
        await app.running.prints(/ready/);
        await goesLive(t, app, await findAgent(app.agents, pidOf(app)));
        app.running.process.stdin?.end();
        const { code, stdout, stderr } = await app.running.end();
        assert.deepEqual([code, stdout, stderr], [0, 'ready\ntotal: new\n', '']);
        assert.deepEqual(readdirSync(app.agents), []);
      });
    }

    test('LIVEGRAFT=0, or production, keeps it out', async (t) => {
      const files = { 'app.mjs': `console.log(${registered}, String(() => 1))` };
      await Promise.all(notStarted.map(async (env) => {
        const { code, stdout } = await (await startApp(t, { version, files, args: [...withAgent, 'app.mjs'], env })).running.end();
        assert.deepEqual([code, stdout], [0, 'false () => 1\n'], JSON.stringify(env));
      }));
    });

    test('says in its discovery file who it is, for its user only', async (t) => {
      const files = { 'package.json': '{ "name": "@shop/api" }', 'src/app.mjs': 'process.stdin.resume()' };
      const before = Date.now();
      const app = await startApp(t, { version, files, args: [...withAgent, join('src', 'app.mjs')] });
      const file = await findAgent(app.agents, pidOf(app));
      const { token, startedAt, ...rest } = file;
      assert.deepEqual(rest, {
        livegraft: 1, pid: pidOf(app), title: '@shop/api', root: app.folder, entry: join(app.folder, 'src', 'app.mjs'),
        runtime: { name: 'node', version }, socket: join(app.agents, `${pidOf(app)}.sock`),
      });
      assert.match(token, /^[\w-]{43}$/);
      assert.ok(Date.parse(startedAt) >= before && Date.parse(startedAt) <= Date.now(), startedAt);
      assert.equal(statSync(join(app.agents, `${pidOf(app)}.json`)).mode & 0o777, 0o600);
      const { client, capability } = await withClient(t, file);
      assert.deepEqual(capability, { version: 1, pid: file.pid, title: file.title, root: file.root, runtime: file.runtime });
      assert.equal((await client.execute<StatusResult>(commands.status)).health, 'live');
    });

    test('an app that a framework starts is where it was called', async (t) => {
      const files = { 'package.json': '{ "name": "site" }', 'node_modules/frame/package.json': '{ "name": "frame" }', 'node_modules/frame/cli.mjs': 'process.stdin.resume()' };
      const app = await startApp(t, { version, files, args: [...withAgent, join('node_modules', 'frame', 'cli.mjs')] });
      const { title, root, entry } = await findAgent(app.agents, pidOf(app));
      assert.deepEqual([title, root, entry], ['site', app.folder, join(app.folder, 'node_modules', 'frame', 'cli.mjs')]);
    });

    test('by NODE_OPTIONS, a tool that ends at once is no app; one that runs the app is', async (t) => {
      const files = {
        'package.json': '{ "name": "site" }', 'tool.config.mjs': 'export default 1', 'node_modules/tool/cli.mjs': "await import('../../tool.config.mjs')",
        'node_modules/frame/cli.mjs': "await import('../../app.mjs')", 'app.mjs': 'process.stdin.resume()',
      };
      const env = { NODE_OPTIONS: withAgent.join(' ') };
      const tool = await startApp(t, { version, files, args: [join('node_modules', 'tool', 'cli.mjs')], env });
      const seen = watchNames(t, tool.agents);
      const { code, stdout, stderr } = await tool.running.end();
      assert.deepEqual([code, stdout, stderr, seen], [0, '', '', []]);
      const app = await startApp(t, { version, files, args: [join('node_modules', 'frame', 'cli.mjs')], env });
      assert.equal((await findAgent(app.agents, pidOf(app))).title, 'site');
    });

    test('its files go with the app', async (t) => {
      await Promise.all(ends.map(async ({ name, code, exit }) => {
        const app = await startApp(t, { version, files: { 'app.mjs': code }, args: [...withAgent, 'app.mjs'] });
        await findAgent(app.agents, pidOf(app));
        app.running.process.stdin?.end();
        assert.equal((await app.running.end()).code, exit, name);
        assert.deepEqual(readdirSync(app.agents), [], name);
      }));
    });

    test('what a killed app left is removed by whoever meets it, and its socket too', async (t) => {
      const app = await startApp(t, { version, files: { 'app.mjs': 'process.stdin.resume()' }, args: [...withAgent, 'app.mjs'] });
      const { socket } = await findAgent(app.agents, pidOf(app));
      app.running.process.kill('SIGKILL');
      await app.running.end();
      assert.ok(existsSync(socket));
      const status = new Running(t, await nodeBinary(version), [join(packageFolder, 'cli.cjs'), 'status'], { cwd: app.folder, env: { ...process.env, LIVEGRAFT_DIR: app.agents } });
      assert.equal((await status.end()).code, 3);
      assert.deepEqual(readdirSync(app.agents), []);
    });

    test('nothing of it keeps the app alive, or is seen among what does', async (t) => {
      const files = {
        'app.mjs': `console.log(JSON.stringify([process.getActiveResourcesInfo(), process._getActiveHandles().length]));`,
        // Node 20 starts a thread for the hooks of anybody, with streams to it.
        'hooks.mjs': "import { register } from 'node:module'; if (process.version.startsWith('v20.')) register('data:text/javascript,');",
      };
      const plain = await (await startApp(t, { version, files, args: ['--import', './hooks.mjs', 'app.mjs'] })).running.end();
      const started = await (await startApp(t, { version, files, args: [...withAgent, 'app.mjs'] })).running.end();
      assert.deepEqual(started, plain);
    });

    test('an editor keeps no app alive', async (t) => {
      const app = await startApp(t, { version, files: { 'app.mjs': 'process.stdin.once("data", () => {}).once("data", () => process.stdin.destroy())' }, args: [...withAgent, 'app.mjs'] });
      await withClient(t, await findAgent(app.agents, pidOf(app)));
      app.running.process.stdin?.write('end');
      assert.equal((await app.running.end()).code, 0);
    });

    test('two apps: each takes its own files only', async (t) => {
      const [one, two] = await Promise.all([1, 2].map(() => startApp(t, { version, files: { 'app.mjs': entry, 'cart.mjs': oldTotal }, args: [...withAgent, 'app.mjs'], env: {} })));
      await Promise.all([one!, two!].map(({ running }) => running.prints(/ready/)));
      const { client } = await withClient(t, await findAgent(two!.agents, pidOf(two!)));
      await goesLive(t, one!, await findAgent(one!.agents, pidOf(one!)));
      await client.didSave(join(one!.folder, 'cart.mjs'));
      assert.equal((await client.execute<StatusResult>(commands.status)).updates, 0);
      two!.running.process.stdin?.write('\n');
      await two!.running.prints(/total: old/);
    });

    test('by TCP, when that was asked for', async (t) => {
      const start = "import { startAgent } from 'livegraft'; await startAgent({ listen: 'tcp://127.0.0.1:0' });";
      const app = await startApp(t, { version, files: { 'app.mjs': lateEntry(start), 'cart.mjs': oldTotal }, args: ['app.mjs'] });
      const file = await findAgent(app.agents, pidOf(app));
      assert.match(file.socket, /^tcp:\/\/127\.0\.0\.1:[1-9]\d*$/);
      await app.running.prints(/ready/);
      await goesLive(t, app, file);
      app.running.process.stdin?.end();
      assert.equal((await app.running.end()).code, 0);
      assert.deepEqual(readdirSync(app.agents), []);
    });
  });
}

export const pidOf = ({ running }: StartedApp): number => running.process.pid!;

async function withClient(t: TestContext, file: DiscoveryFile): Promise<{ client: AgentClient; capability: AgentClient['capability'] }> {
  const client = await connect(file);
  t.after(() => client.dispose());
  return { client, capability: client.capability };
}

/** Saves `cart.mjs`, and looks at what the app says of it. */
async function goesLive(t: TestContext, { running, folder }: StartedApp, file: DiscoveryFile): Promise<void> {
  const { client } = await withClient(t, file);
  const cart = join(folder, 'cart.mjs');
  await writeFile(cart, newTotal);
  await client.didSave(cart);
  const report = await client.updates.next('cart.mjs');
  assert.equal(report.outcome, 'live', JSON.stringify(report));
  assert.equal(report.files[0]?.uri, pathToFileURL(await realpath(cart)).href);
  running.process.stdin?.write('\n');
  await running.prints(/total: new/);
}

/** @returns the names of files that come into the folder, or go, from now on */
function watchNames(t: TestContext, folder: string): (string | null)[] {
  const names: (string | null)[] = [];
  const watcher = watch(folder, (_event, name) => names.push(name));
  t.after(() => watcher.close());
  return names;
}
