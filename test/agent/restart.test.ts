/** Restarting an app, on each version of Node.js: under the supervisor, and without it by `execve`. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { commands } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { connect, findAgent } from '../tools/client.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { agentsFolder, buildCommandLine, hasExecve, livegraft, remove, Running, workFolder } from './command-line.ts';

let bundles: string;
before(async () => { bundles = await buildCommandLine(); });
after(() => remove(bundles));

/** What the apps here say when they are up. */
const up = "console.log('started ' + JSON.stringify({ pid: process.pid, args: process.argv.slice(2), cwd: process.cwd(), env: process.env.GIVEN }));";
const listens = `
const { createServer } = require('node:net');
const server = createServer().listen(process.argv[2], '127.0.0.1');
server.on('listening', () => {
  console.log('port ' + server.address().port);
  ${up}
});`;
const ignoresSignals = `
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => console.log('ignored'));
setInterval(() => {}, 1000);
${up}`;

/** Its first start makes a second one; what that gets is not what the app has made of it. */
const execveApp = `
const { rememberStart, execveRestart } = require(process.env.BUNDLE);
const start = rememberStart();
const { existsSync, writeFileSync } = require('node:fs');
const { Worker } = require('node:worker_threads');
new Worker('setInterval(() => {}, 1000)', { eval: true }).unref();
${listens}
server.on('listening', () => {
  if (existsSync('again')) {
    console.log('options ' + JSON.stringify(process.execArgv));
    process.exit(0);
  }
  writeFileSync('again', '');
  process.env.GIVEN = 'changed';
  process.argv.splice(2);
  process.chdir('/');
  execveRestart(start);
});`;

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let node: string;
    before(async () => { node = await nodeBinary(version); });

    const run = (t: TestContext, cwd: string, args: string[]): Running =>
      livegraft(t, ['run', ...args], { bundles, node, cwd, env: { LIVEGRAFT_LOG: 'debug' } });

    test('is a new process with the same arguments, and the port is free for it', async (t) => {
      const cwd = await workFolder(t, { 'app.js': listens });
      const port = await freePort(t, node);
      const running = run(t, cwd, ['app.js', port, 'a b']);
      const first = await started(running, 1);
      await restart(running, cwd, first.pid, 1);
      const second = await started(running, 2);
      assert.notEqual(second.pid, first.pid);
      assert.deepEqual({ ...second, pid: 0 }, { ...first, pid: 0 });
      assert.ok(isGone(first.pid));
      await restart(running, cwd, second.pid, 2);
      const third = await started(running, 3);
      running.process.kill('SIGTERM');
      assert.equal((await running.end()).signal, 'SIGTERM');
      assert.ok(isGone(third.pid));
    });

    test('ends as the app does that was started again', async (t) => {
      const cwd = await workFolder(t, { 'app.js': `${up} process.stdin.once('data', () => process.exit(9));` });
      const running = run(t, cwd, ['app.js']);
      await restart(running, cwd, (await started(running, 1)).pid, 1);
      await started(running, 2);
      running.process.stdin?.write('go');
      assert.equal((await running.end()).code, 9);
    });

    test('kills an app that does not end', async (t) => {
      const cwd = await workFolder(t, { 'app.js': ignoresSignals });
      const running = run(t, cwd, ['--kill-timeout', '100', 'app.js']);
      await restart(running, cwd, (await started(running, 1)).pid, 1);
      await running.prints(/did not end within 100 ms of SIGTERM: killed/);
      await started(running, 2);
    });

    test('does not happen when somebody ends the app meanwhile', async (t) => {
      const cwd = await workFolder(t, { 'app.js': ignoresSignals });
      const running = run(t, cwd, ['--kill-timeout', '1000', 'app.js']);
      await restart(running, cwd, (await started(running, 1)).pid, 1);
      await running.prints(/ignored\n/);
      running.process.kill('SIGINT');
      const { signal, stdout } = await running.end();
      assert.equal(signal, 'SIGKILL');
      assert.equal(stdout.match(/started/g)?.length, 1);
    });

    test(`by execve ${hasExecve(version) ? 'keeps the pid, and gives the start back' : 'says why it is not possible'}`, async (t) => {
      const cwd = await workFolder(t, { 'app.js': execveApp });
      const args = ['--stack-trace-limit=20', 'app.js', await freePort(t, node), 'a b'];
      const env = { ...process.env, GIVEN: 'first', BUNDLE: join(bundles, 'restart.cjs') };
      const running = new Running(t, node, args, { cwd, env });
      const first = await started(running, 1);
      if (!hasExecve(version)) {
        const { code, stderr } = await running.end();
        assert.equal(code, 1);
        assert.match(stderr, /Node\.js \S+ on \w+ cannot restart an app from inside\. Start it with "livegraft run"/);
        return;
      }
      assert.deepEqual(await started(running, 2), first);
      const { stdout } = await running.end();
      assert.match(stdout, /options \["--stack-trace-limit=20"\]\n$/);
    });
  });
}

/** Asks the agent of the app, the supervisor having connected to it: the `times`th that it has started. */
async function restart(running: Running, cwd: string, pid: number, times: number): Promise<void> {
  await running.prints(repeated(/The supervisor has connected/, times));
  const client = await connect(await findAgent(agentsFolder(cwd), pid));
  assert.deepEqual(await client.execute(commands.restart, { mode: 'hard' }), { restarting: true });
  client.dispose();
}

interface Start { pid: number; args: string[]; cwd: string; env?: string }

async function started(running: Running, times: number): Promise<Start> {
  const [, start = ''] = await running.prints(repeated(/started (\{.*\})\n/, times));
  return JSON.parse(start) as Start;
}

/** Matches when it is there so many times; its group is the last one's. */
const repeated = ({ source }: RegExp, times: number): RegExp => new RegExp(`(?:${source}[^]*?){${times}}`);

async function freePort(t: TestContext, node: string): Promise<string> {
  const cwd = await workFolder(t, { 'app.js': `${listens} server.on('listening', () => server.close());` });
  return (await new Running(t, node, ['app.js', '0'], { cwd }).prints(/port (\d+)/))[1] as string;
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
