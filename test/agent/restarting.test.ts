/** `livegraft.restart`, with the package as users have it, on each version of Node.js: under the supervisor, and without. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { commands, ERROR_CANNOT_RESTART, type DiscoveryFile } from '../../runtime-agent/protocol/messages.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { connect, findAgent, type AgentClient } from '../tools/client.ts';
import { within } from '../tools/within.ts';
import { hasExecve } from './command-line.ts';
import { startApp, withAgent, type StartedApp } from './started-app.ts';

const cart = (value: string): string => `export const total = () => '${value}';\n`;
const files = {
  'app.mjs': `import { total } from './cart.mjs';
process.stdin.on('data', () => console.log('total: ' + total()));
console.log('up ' + JSON.stringify([process.pid, ...process.argv.slice(2)]) + ' ' + total());`,
  'cart.mjs': cart('first'),
};
const supervised = [join('node_modules', 'livegraft', 'cli.cjs'), 'run', 'app.mjs', 'a b'];

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    const canRestart = hasExecve(version);
    /** The pid that the app says it has, each time it is up. */
    const up = async ({ running }: StartedApp, times: number): Promise<[pid: number, total: string]> => {
      const [, pid, total] = await running.prints(new RegExp(`(?:up \\[(\\d+),"a b"\\] (\\w+)\\n[^]*?){${times}}`));
      return [Number(pid), total!];
    };

    test('livegraft run: a new process with what was saved, which takes saves in its turn', async (t) => {
      const app = await startApp(t, { version, files, args: supervised, env: { LIVEGRAFT_LOG: 'debug' } });
      const [firstPid] = await up(app, 1);
      const first = await findAgent(app.agents, firstPid);
      await app.running.prints(/The supervisor has connected/);
      await writeFile(join(app.folder, 'cart.mjs'), cart('second'));
      await restarts(first);
      const [pid, total] = await up(app, 2);
      assert.notEqual(pid, firstPid);
      assert.equal(total, 'second');
      const second = await findAgent(app.agents, pid);
      assert.notEqual(second.token, first.token);
      await goesLive(t, app, second, 'third');
      app.running.process.stdin?.end();
      assert.equal((await app.running.end()).code, 0);
      assert.deepEqual(readdirSync(app.agents), []);
    });

    test(`without a supervisor: ${canRestart ? 'the same process, started anew' : 'refused, with what to do'}`, async (t) => {
      const app = await startApp(t, { version, files, args: [...withAgent, 'app.mjs', 'a b'] });
      const [firstPid] = await up(app, 1);
      const first = await findAgent(app.agents, firstPid);
      await writeFile(join(app.folder, 'cart.mjs'), cart('second'));
      if (canRestart) {
        await restarts(first);
        assert.deepEqual(await up(app, 2), [firstPid, 'second']);
        await goesLive(t, app, await findAgent(app.agents, firstPid, ({ token }) => token !== first.token), 'third');
      } else {
        const client = await connect(first);
        await assert.rejects(client.execute(commands.restart, { mode: 'hard' }), {
          code: ERROR_CANNOT_RESTART, message: `Node.js ${version} on ${process.platform} cannot restart an app from inside. Start it with "livegraft run" to have it restarted.`,
        });
        client.dispose();
        await goesLive(t, app, first, 'third');
      }
      app.running.process.stdin?.end();
      const { code, stderr } = await app.running.end();
      assert.deepEqual([code, stderr], [0, '']);
      assert.deepEqual(readdirSync(app.agents), []);
    });

    if (canRestart) test('an app that is stuck in a loop, without a supervisor', async (t) => {
      const loop = "import { writeSync } from 'node:fs'; import { total } from './cart.mjs'; let last; while (true) if (last !== total()) writeSync(1, `loop ${last = total()}\\n`);";
      const app = await startApp(t, { version, files: { 'app.mjs': loop, 'cart.mjs': cart('first') }, args: [...withAgent, 'app.mjs'] });
      await app.running.prints(/loop first/);
      const first = await findAgent(app.agents, app.running.process.pid!);
      await writeFile(join(app.folder, 'cart.mjs'), cart('second'));
      await restarts(first);
      await app.running.prints(/loop second/);
      await findAgent(app.agents, first.pid, ({ token }) => token !== first.token);
    });

    test('a worker thread: refused, its app is to be restarted', async (t) => {
      const worker = { 'app.mjs': "import { Worker } from 'node:worker_threads'; console.log('thread ' + new Worker('./worker.mjs').threadId)", 'worker.mjs': "import 'node:process'; setInterval(() => {}, 1000)" };
      const app = await startApp(t, { version, files: worker, args: [...withAgent, 'app.mjs'] });
      const [, thread] = await app.running.prints(/thread (\d+)/);
      const client = await connect(await findAgent(app.agents, `${app.running.process.pid}-${thread}`));
      t.after(() => client.dispose());
      await assert.rejects(client.execute(commands.restart, { mode: 'hard' }), { code: ERROR_CANNOT_RESTART, message: 'A worker thread cannot be restarted alone: restart its app.' });
    });
  });
}

/** Asks for it, and hears that the old agent is gone. */
async function restarts(file: DiscoveryFile): Promise<void> {
  const client = await connect(file);
  const gone = new Promise<void>((resolve) => client.connection.onClose(resolve));
  assert.deepEqual(await client.execute(commands.restart, { mode: 'hard' }), { restarting: true });
  await within(gone, 'the old agent did not go');
  client.dispose();
}

async function goesLive(t: TestContext, { running, folder }: StartedApp, file: DiscoveryFile, value: string): Promise<void> {
  const client: AgentClient = await connect(file);
  t.after(() => client.dispose());
  await writeFile(join(folder, 'cart.mjs'), cart(value));
  await client.didSave(join(folder, 'cart.mjs'));
  assert.equal((await client.updates.next(value)).outcome, 'live');
  running.process.stdin?.write('\n');
  await running.prints(new RegExp(`total: ${value}`));
}
