/** Saves without an editor: the agent watches what is loaded. */
import assert from 'node:assert/strict';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { plainEnvironment } from '../scenarios/app-process.ts';
import { chosenVersions } from '../tools/chosen-versions.ts';
import { connect, findAgent, type AgentClient } from '../tools/client.ts';
import { nodeBinary } from '../tools/node-versions.mjs';
import { agentsFolder, Running } from './command-line.ts';
import { appFolder, packageFolder, startApp, withAgent, type StartedApp } from './started-app.ts';

const cart = (rate: string): string => `export const total = () => ${rate};\n`;
const files = {
  'app.mjs': `
    import { total } from './cart.mjs';
    process.stdin.on('data', async (name) => console.log(String(name).trim() === 'late' ? (await import('./late/more.mjs')).more() : 'total: ' + total()));
    console.log('ready');`,
  'cart.mjs': cart('1'),
  'late/more.mjs': 'export const more = () => "more: 1";\n',
};

for (const version of chosenVersions) {
  describe(`Node.js ${version}: files are watched`, () => {
    for (const how of ['1', 'poll:20']) {
      test(`LIVEGRAFT_WATCH=${how}: saves in place, by renaming, and of modules that are loaded later`, async (t) => {
        const app = await startApp(t, { version, files, args: [...withAgent, 'app.mjs'], env: { LIVEGRAFT_WATCH: how } });
        const client = await connect(await findAgent(app.agents, pidOf(app)));
        t.after(() => client.dispose());
        await app.running.prints(/ready/);
        await goesLive(client, () => writeFile(join(app.folder, 'cart.mjs'), cart('2')));
        await says(app, 'total', 'total: 2');

        await writeFile(join(app.folder, 'cart.tmp'), cart('3'));
        await goesLive(client, () => rename(join(app.folder, 'cart.tmp'), join(app.folder, 'cart.mjs')));
        await says(app, 'total', 'total: 3');

        await says(app, 'late', 'more: 1');
        await goesLive(client, () => writeFile(join(app.folder, 'late', 'more.mjs'), 'export const more = () => "more: 2";\n'));
        await says(app, 'late', 'more: 2');
      });
    }

    test('livegraft run --watch says what came of a save', async (t) => {
      const folder = await appFolder(t, files);
      const command = [join(packageFolder, 'cli.cjs'), 'run', '--watch', 'app.mjs'];
      const running = new Running(t, await nodeBinary(version), command, { cwd: folder, env: { ...plainEnvironment(), LIVEGRAFT_DIR: agentsFolder(folder), LIVEGRAFT_LOG: 'debug' } });
      await running.prints(/ready[^]*The supervisor has connected|The supervisor has connected[^]*ready/);
      await writeFile(join(folder, 'cart.mjs'), cart('2'));
      await running.prints(/✓ live +total +cart\.mjs:1 +replaced/);
      await writeFile(join(folder, 'cart.mjs'), 'export const total = (;\n');
      await running.prints(/✗ rejected +cart\.mjs:1/);
    });
  });
}

/** A file that was looked at while it was being written may have been rejected before. */
async function goesLive(client: AgentClient, save: () => Promise<void>): Promise<void> {
  const update = client.updates.next('the update of a save', ({ outcome }) => outcome !== 'rejected');
  await save();
  const { trigger, outcome } = await update;
  assert.deepEqual([trigger, outcome], ['watch', 'live']);
}

/** @param line what the app is to print next */
async function says({ running }: StartedApp, question: string, line: string): Promise<void> {
  running.process.stdin?.write(`${question}\n`);
  await running.prints(new RegExp(`^${line}$`, 'm'));
}

const pidOf = ({ running }: StartedApp): number => running.process.pid!;
