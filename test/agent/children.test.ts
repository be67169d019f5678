/** Child processes and worker threads of an app: each gets an agent of its own, on each version of Node.js. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { connect, findAgent, type AgentClient } from '../tools/client.ts';
import { LiveApp } from './live-app.ts';
import { startApp, withAgent } from './started-app.ts';

const child = `
import { total } from './cart.mjs';
process.stdin.on('data', () => console.log('total: ' + total())).on('end', () => process.exit());
console.log('child ' + process.pid);
`;
/** How an app starts `child.mjs`, with a pipe to its input. */
const parents: { name: string; code: string }[] = [
  { name: 'fork', code: "import { fork } from 'node:child_process'; const child = fork('child.mjs', { stdio: ['pipe', 'inherit', 'inherit', 'ipc'] });" },
  {
    name: 'spawn with NODE_OPTIONS',
    code: "import { spawn } from 'node:child_process'; const env = { ...process.env, NODE_OPTIONS: '--import livegraft/register' };"
      + "const child = spawn(process.execPath, ['child.mjs'], { env, stdio: ['pipe', 'inherit', 'inherit'] });",
  },
  {
    name: 'cluster',
    code: "import cluster from 'node:cluster'; cluster.setupPrimary({ exec: 'child.mjs', stdio: ['pipe', 'inherit', 'inherit', 'ipc'] });"
      + 'const child = cluster.fork().process;',
  },
];

/** Answers each message with its total; `end` lets it end, anything else is code to be run. */
const worker = `
import { parentPort, Worker } from 'node:worker_threads';
import { total } from './cart.mjs';
parentPort.on('message', (message) => {
  if (message === 'total') parentPort.postMessage(total());
  else if (message === 'end') parentPort.close();
  else if (message === 'exit') process.exit();
  else nest();
});
function nest() {
  const inner = new Worker(new URL(import.meta.url));
  inner.on('message', (message) => parentPort.postMessage(message));
  parentPort.removeAllListeners('message').on('message', (message) => inner.postMessage(message));
  inner.on('exit', () => parentPort.close());
  parentPort.postMessage(inner.threadId);
}
`;

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    for (const { name, code } of parents) {
      test(`a child process by ${name}`, async (t) => {
        const files = { 'app.mjs': `${code} process.stdin.pipe(child.stdin);`, 'child.mjs': child, 'cart.mjs': text('old') };
        const app = await startApp(t, { version, files, args: [...withAgent, 'app.mjs'] });
        const pid = Number((await app.running.prints(/child (\d+)\n/))[1]);
        const client = await connect(await findAgent(app.agents, pid));
        t.after(() => client.dispose());
        await findAgent(app.agents, app.running.process.pid!);
        await writeFile(join(app.folder, 'cart.mjs'), text('new'));
        await client.didSave(join(app.folder, 'cart.mjs'));
        assert.equal((await client.updates.next('cart.mjs')).outcome, 'live');
        app.running.process.stdin?.write('\n');
        await app.running.prints(/total: new/);
        app.running.process.stdin?.end();
        assert.equal((await app.running.end()).code, 0);
        assert.deepEqual(readdirSync(app.agents), []);
      });
    }

    describe('worker threads', () => {
      let app: LiveApp;
      before(async () => {
        app = await LiveApp.open({ version });
        await app.write('worker.mjs', worker);
        await app.run(`
          const { Worker } = need('node:worker_threads');
          const { once } = need('node:events');
          kept.start = () => { kept.worker = new Worker(need('node:path').resolve('worker.mjs')); kept.ended = once(kept.worker, 'exit'); return kept.worker.threadId };
          kept.ask = async (question) => { kept.worker.postMessage(question); return (await once(kept.worker, 'message'))[0] };`);
      });
      after(() => app.close());

      const filesOf = (id: string): string[] => readdirSync(app.sandbox.agents).filter((name) => name.startsWith(id));

      /** A worker with an agent, and what is in it going live there. */
      async function started(start = 'kept.start()'): Promise<{ id: string; client: AgentClient }> {
        await app.write('cart.mjs', text('old'));
        const id = `${app.sandbox.app.pid}-${await app.run<number>(`return ${start}`)}`;
        const file = await findAgent(app.sandbox.agents, id);
        assert.equal(file.title, `live-app (worker ${id.split('-')[1]})`);
        const client = await connect(file);
        await app.is("await kept.ask('total')", 'old');
        await app.write('cart.mjs', text('new'));
        await client.didSave(app.path('cart.mjs'));
        assert.equal((await client.updates.next('cart.mjs')).outcome, 'live');
        await app.is("await kept.ask('total')", 'new');
        return { id, client };
      }

      const ends = {
        'that ends by itself': "kept.worker.postMessage('end')",
        'that calls process.exit': "kept.worker.postMessage('exit')",
        'that is terminated': 'await kept.worker.terminate()',
      };
      for (const [name, code] of Object.entries(ends)) {
        test(`one ${name}: its files go, the app's stay`, async () => {
          const { id, client } = await started();
          await app.run(`${code}; await kept.ended`);
          client.dispose();
          assert.deepEqual(filesOf(id), []);
          assert.equal(filesOf(`${app.sandbox.app.pid}.`).length, 2);
        });
      }

      test('one within another', async () => {
        const outer = await started();
        const inner = await started("await kept.ask('nest')");
        await app.run("kept.worker.postMessage('end'); await kept.ended");
        [outer, inner].forEach(({ client }) => client.dispose());
        assert.deepEqual(filesOf(`${app.sandbox.app.pid}-`), []);
      });

      test('a save that a worker has loaded is none of the main thread', async () => {
        const { client } = await started();
        assert.deepEqual(app.client.updates.unread, []);
        client.dispose();
        await app.run("kept.worker.postMessage('end'); await kept.ended");
      });

      test('they go with the process, too', async () => {
        const { id, client } = await started();
        client.dispose();
        assert.equal(filesOf(id).length, 2);
        const exited = app.sandbox.app.orEnded(new Promise(() => {}));
        await app.run('setImmediate(() => process.exit())');
        await assert.rejects(exited, /the app ended with 0/);
        assert.deepEqual(filesOf(''), []);
      });
    });
  });
}

function text(total: string): string {
  return `export const total = () => '${total}';\n`;
}

