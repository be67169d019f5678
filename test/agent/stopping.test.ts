/** Agents that the app itself starts and stops, on each version of Node.js. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { commands, type StatusResult, type UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { openSandbox, type Sandbox } from '../scenarios/sandbox.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { connect, findAgent, type AgentClient } from '../tools/client.ts';
import { within } from '../tools/within.ts';
import { driver } from './live-app.ts';
import { packageFolder } from './started-app.ts';

const ways = { 'an ES module': `load('${pathToFileURL(join(packageFolder, 'index.mjs')).href}')`, 'a CommonJS module': `need(${JSON.stringify(packageFolder)})` };

/** What an agent changes in the app's thread while it is there. */
const traces = `(() => {
  const { prototype } = need('node:module');
  const events = ['exit', 'worker', 'uncaughtException', 'uncaughtExceptionMonitor', 'warning'];
  return [events.map((name) => process.listenerCount(name)), Function.prototype.toString.toString(), prototype._compile.toString()];
})()`;

for (const version of chosenVersions) {
  describe(`Node.js ${version}`, () => {
    let sandbox: Sandbox;
    const run = (code: string): Promise<unknown> => sandbox.app.probe(code);
    const text = (what: string): string => `export const total = () => '${what}';\n`;
    const write = (file: string, what: string): Promise<string[]> => sandbox.write(new Map([[file, what]]));

    before(async () => {
      sandbox = await openSandbox({ files: new Map([['app.mjs', driver]]), variant: 'esm', version, imports: [] });
      // Its first use changes Node's own listeners, on Node 20.
      await run("const { register, registerHooks } = need('node:module'); if (!registerHooks) register('data:text/javascript,')");
    });
    after(() => sandbox.dispose());

    async function editor(): Promise<AgentClient> {
      return connect(await findAgent(sandbox.agents, sandbox.app.pid));
    }

    async function goesLive(client: AgentClient, file: string): Promise<void> {
      const [path] = await write(file, text('new'));
      await client.didSave(path!);
      assert.equal((await client.updates.next(file)).outcome, 'live');
      assert.equal(await run(`return (await load('./${file}')).total()`), 'new');
    }

    for (const [name, index] of Object.entries(ways)) {
      test(`started and stopped from ${name}, again and again: nothing of it stays`, async () => {
        const before = await run(`return ${traces}`);
        for (let cycle = 1; cycle <= 3; cycle++) {
          const file = `cart-${name.includes('ES') ? 'es' : 'cjs'}-${cycle}.mjs`;
          await write(file, text('old'));
          await run(`kept.agent = await (await ${index}).startAgent(); await load('./${file}')`);
          const client = await editor();
          await goesLive(client, file);
          const left = closed(client);
          await run('await Promise.all([kept.agent.stop(), kept.agent.stop()])');
          await left;
          client.dispose();
          assert.deepEqual(readdirSync(sandbox.agents), []);
          assert.equal(await run(`return (await load('./${file}')).total()`), 'new');
        }
        assert.deepEqual(await run(`return ${traces}`), before);
      });
    }

    const start = `kept.agent = await (await ${ways['an ES module']}).startAgent();`;

    test('modules from before the agent, or from an earlier one, are not known to it; those loaded after are', async () => {
      await write('before.mjs', text('old'));
      await write('after.mjs', text('old'));
      await run(`await load('./before.mjs'); ${start} await load('./after.mjs')`);
      const client = await editor();
      const [path] = await write('before.mjs', text('new'));
      const { files } = await client.execute<UpdateReport>(commands.reload, pathToFileURL(path!).href);
      assert.deepEqual(files.map(({ outcome, error }) => [outcome, error?.code]), [['unchanged', 'LG205']]);
      await goesLive(client, 'after.mjs');
      client.dispose();
      await run('await kept.agent.stop()');
    });

    test('a module that has got its guards before the agent was stopped, and runs only then', async () => {
      await write('stops.mjs', 'await globalThis.stopsHere();\n');
      await write('later.mjs', 'export const total = () => [1, 2].map((each) => each + 1).join();\nexport class Cart { sum() { return total(); } }\n');
      await write('both.mjs', "import './stops.mjs';\nexport * from './later.mjs';\n");
      await write('later.cjs', 'exports.total = () => "later";\n');
      await run(`${start} globalThis.stopsHere = () => kept.agent.stop();`);
      assert.deepEqual(await run("const { total, Cart } = await load('./both.mjs'); return [total(), new Cart().sum(), need('./later.cjs').total()]"), ['2,3', '2,3', 'later']);
      assert.deepEqual(readdirSync(sandbox.agents), []);
    });

    test('a second startAgent gives the agent that is there, and several at once make one', async () => {
      await run(`const { startAgent } = await ${ways['an ES module']}; kept.agents = await Promise.all([startAgent(), startAgent()]); kept.agents.push(await startAgent())`);
      const client = await editor();
      assert.equal((await client.execute<StatusResult>(commands.status)).health, 'live');
      const left = closed(client);
      await run('await kept.agents[2].stop()');
      await left;
      client.dispose();
      assert.deepEqual(readdirSync(sandbox.agents), []);
    });

    test('an AbortSignal stops it: afterwards, while it starts, before', async () => {
      const startWith = `(await ${ways['an ES module']}).startAgent({ signal: kept.abort.signal })`;
      await run(`kept.abort = new AbortController(); await ${startWith}`);
      const client = await editor();
      const left = closed(client);
      await run('kept.abort.abort()');
      await left;
      client.dispose();
      assert.deepEqual(readdirSync(sandbox.agents), []);
      const reason = 'then((agent) => "started", ({ name }) => name)';
      assert.equal(await run(`return ${startWith}.${reason}`), 'AbortError');
      for (const when of ['', 'await new Promise(setImmediate);']) {
        assert.equal(await run(`kept.abort = new AbortController(); const starting = ${startWith}.${reason}; ${when} kept.abort.abort(); return starting`), 'AbortError');
      }
      assert.deepEqual(readdirSync(sandbox.agents), []);
    });

    test('it wrote nothing', () => assert.equal(sandbox.app.output, ''));
  });
}

function closed({ connection }: AgentClient): Promise<void> {
  return within(new Promise((resolve) => connection.onClose(resolve)), 'the agent did not let its editor go');
}
