/** Where no agent can be: a message on stderr, once, and the app runs and ends as it would have. On each version of Node.js. */
import assert from 'node:assert/strict';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { chosenVersions, major } from '../tools/chosen-versions.ts';
import { connect, findAgent } from '../tools/client.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { Running } from './command-line.ts';
import { startApp, withAgent, type StartedApp } from './started-app.ts';

const cart = 'export const total = () => "old";\n';
const says = `
process.stdin.on('data', () => console.log('total: ' + total()));
console.log('ready');
`;
const files = { 'app.mjs': `import { total } from './cart.mjs'; ${says}`, 'cart.mjs': cart };
const asks = `import { startAgent } from 'livegraft';
await startAgent(OPTIONS).catch((error) => console.log('caught: ' + error.message));
const { total } = await import('./cart.mjs'); ${says}`;

/** Of nobody here. */
const STRANGER = 54321;

interface Obstacle {
  name: string;
  /** @returns what `LIVEGRAFT_DIR` is set to. @param folder one for the test alone */
  directory(folder: string): string;
  message: RegExp;
}

const obstacles: Obstacle[] = [
  { name: 'a file in the place of the folder', directory: (folder) => made(join(folder, 'file'), (path) => writeFileSync(path, '')), message: /file is not a folder\. Remove it\./ },
  { name: 'a file in the place of its parent', directory: (folder) => join(made(join(folder, 'file'), (path) => writeFileSync(path, '')), 'agents'), message: /Cannot use the folder \S+: ENOTDIR/ },
  { name: 'a relative path', directory: () => 'agents', message: /LIVEGRAFT_DIR is "agents", a relative path\./ },
  { name: 'a file system that takes no files', directory: () => '/proc/livegraft', message: /Cannot use the folder \/proc\/livegraft: E/ },
  { name: 'a folder of this user that takes no files', directory: () => `/proc/${process.pid}/net`, message: /\/proc\/\d+\/net/ },
  {
    name: 'a folder that others may look into, and that holds other things', message: /has mode 755, so that others can look into it/,
    directory: (folder) => made(join(folder, 'shared'), (path) => { mkdirSync(path, { mode: 0o755 }); writeFileSync(join(path, 'mine'), ''); }),
  },
  {
    name: "another user's folder", message: new RegExp(`belongs to user ${process.geteuid?.() === 0 ? STRANGER : 0}, this process to user`),
    directory: (folder) => (process.geteuid?.() === 0 ? made(join(folder, 'theirs'), (path) => { mkdirSync(path, { mode: 0o700 }); chownSync(path, STRANGER, STRANGER); }) : '/usr'),
  },
];

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    for (const { name, directory, message } of obstacles) {
      test(`${name}: said once, and the app runs without`, async (t) => {
        const app = await startApp(t, { version, files, args: [...withAgent, 'app.mjs'], env: { LIVEGRAFT_DIR: directory(temporary(t)) } });
        await app.running.prints(/without an agent/);
        await answersAndEnds(app, /^livegraft: .* The app runs without an agent\.\n$/s, message);
      });
    }

    test('startAgent() says it by rejecting, and can be tried again', async (t) => {
      const start = asks.replace('OPTIONS', '').replace('const { total }', "process.env.LIVEGRAFT_DIR = process.env.LATER; await startAgent(); const { total }");
      const folder = temporary(t);
      const app = await startApp(t, { version, files: { ...files, 'app.mjs': start }, args: ['app.mjs'], env: { LIVEGRAFT_DIR: 'agents', LATER: folder } });
      await app.running.prints(/ready/);
      const client = await connect(await findAgent(folder, app.running.process.pid!));
      t.after(() => client.dispose());
      writeFileSync(join(app.folder, 'cart.mjs'), cart.replace('old', 'new'));
      await client.didSave(join(app.folder, 'cart.mjs'));
      assert.equal((await client.updates.next('cart.mjs')).outcome, 'live');
      app.running.process.stdin?.end('\n');
      const { code, stdout, stderr } = await app.running.end();
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^caught: LIVEGRAFT_DIR is "agents", a relative path\. .*\nready\ntotal: new\n$/);
      assert.deepEqual(readdirSync(folder), []);
    });

    test('startAgent() with an address that is not of this machine, or taken', async (t) => {
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      t.after(() => taken.close());
      const { port } = taken.address() as { port: number };
      for (const [listen, message] of [['tcp://0.0.0.0:0', /does not listen on tcp:\/\/0\.0\.0\.0:0: others could reach it/], [`tcp://127.0.0.1:${port}`, /cannot listen on tcp:\/\/127\.0\.0\.1:\d+: listen EADDRINUSE/]] as const) {
        const app = await startApp(t, { version, files: { ...files, 'app.mjs': asks.replace('OPTIONS', `{ listen: '${listen}' }`) }, args: ['app.mjs'] });
        await app.running.prints(/ready/);
        app.running.process.stdin?.end('\n');
        const { code, stdout } = await app.running.end();
        assert.equal(code, 0);
        assert.match(stdout, message);
        assert.match(stdout, /ready\ntotal: old\n$/);
        assert.deepEqual(readdirSync(app.agents), []);
      }
    });

    test('an agent that crashes: said once, its files go, and the app runs on', async (t) => {
      const crash = "import { isMainThread } from 'node:worker_threads'; import { existsSync, watch } from 'node:fs';"
        + "if (!isMainThread) watch('.', () => { if (existsSync('crash')) throw new Error('out of order'); });";
      const app = await startApp(t, { version, files: { ...files, 'crash.mjs': crash }, args: ['--import', './crash.mjs', ...withAgent, 'app.mjs'] });
      await findAgent(app.agents, app.running.process.pid!);
      writeFileSync(join(app.folder, 'crash'), '');
      await app.running.prints(/The agent has ended by an error/);
      await answersAndEnds(app, /^livegraft: The agent has ended by an error.* Error: out of order.*\n$/);
      assert.deepEqual(readdirSync(app.agents), []);
    });

    test('what dead processes left is in nobody\'s way', async (t) => {
      const folder = temporary(t);
      const app = await startApp(t, { version, files, args: [...withAgent, 'app.mjs'], env: { LIVEGRAFT_DIR: folder } });
      const dead = await findAgent(folder, app.running.process.pid!);
      app.running.process.kill('SIGKILL');
      await app.running.end();
      // Its socket is in the way of a process that gets its number.
      const heir = 'mv "$0/$1.sock" "$0/$$.sock" && shift && exec "$@"';
      const running = new Running(t, 'sh', ['-c', heir, folder, String(dead.pid), await nodeBinary(version), ...withAgent, 'app.mjs'], { cwd: app.folder, env: { ...process.env, LIVEGRAFT_DIR: folder } });
      const client = await connect(await findAgent(folder, running.process.pid!));
      client.dispose();
      running.process.stdin?.end();
      assert.equal((await running.end()).code, 0);
      // It is for those who list agents to remove.
      assert.deepEqual(readdirSync(folder), [`${dead.pid}.json`]);
    });

    if (major(version) !== '20') {
      const permits = (agents: string): string[] => ['--permission', '--allow-fs-read=*', '--no-warnings', `--allow-fs-write=${agents}`, ...(Number(major(version)) >= 26 ? ['--allow-net'] : [])];

      test('--permission without threads, or without the right to write: said once', async (t) => {
        for (const [flags, message] of [[permits('/nowhere'), /runs with --permission, and may have no threads: add --allow-worker\./], [[...permits('/nowhere'), '--allow-worker'], /--allow-fs-write/]] as const) {
          const app = await startApp(t, { version, files, args: [...flags, ...withAgent, 'app.mjs'] });
          await app.running.prints(/without an agent/);
          await answersAndEnds(app, /^livegraft: .* The app runs without an agent\.\n$/s, message);
        }
      });

      test('--permission with what the agent needs: updates wait for the event loop, and go live', async (t) => {
        const agents = temporary(t);
        const app = await startApp(t, { version, files, args: [...permits(agents), '--allow-worker', ...withAgent, 'app.mjs'], env: { LIVEGRAFT_DIR: agents } });
        await app.running.prints(/ready/);
        const client = await connect(await findAgent(agents, app.running.process.pid!));
        t.after(() => client.dispose());
        writeFileSync(join(app.folder, 'cart.mjs'), cart.replace('old', 'new'));
        await client.didSave(join(app.folder, 'cart.mjs'));
        assert.equal((await client.updates.next('cart.mjs')).outcome, 'live');
        app.running.process.stdin?.end('\n');
        const { code, stdout, stderr } = await app.running.end();
        assert.deepEqual([code, stdout, stderr], [0, 'ready\ntotal: new\n', '']);
        assert.deepEqual(readdirSync(agents), []);
      });
    }
  });
}

/** The app works, ends by itself, and has said nothing else. */
async function answersAndEnds({ running }: StartedApp, ...said: RegExp[]): Promise<void> {
  running.process.stdin?.end('\n');
  const { code, stdout, stderr } = await running.end();
  assert.deepEqual([code, stdout], [0, 'ready\ntotal: old\n']);
  for (const message of said) assert.match(stderr, message);
  assert.equal(stderr.match(/^livegraft: /gm)?.length, 1, stderr);
}

function temporary(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'livegraft-bad-')));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function made(path: string, make: (path: string) => void): string {
  make(path);
  return path;
}
