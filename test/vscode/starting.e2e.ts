/** Ways to start an app with an agent inside, once the user has said so; what the user has set is kept. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, askUntil, copyFixture, freePort } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';

const inVsCode = testsInVsCode({ name: 'starting', folder: 'app', fill });
let port: number;

/** The user's own option is seen by what it does: it preloads a file that leaves a mark. */
async function fill(workspace: string): Promise<void> {
  port = await freePort();
  await copyFixture(workspace, 'app');
  await writeFile(join(workspace, 'mine.cjs'), "globalThis.mine = 'preloaded';\n");
  const main = join(workspace, 'src', 'main.js');
  await writeFile(main, `${await readFile(main, 'utf8')}router.get('/mine', () => String(globalThis.mine));\n`);
  await mkdir(join(workspace, '.vscode'));
  const terminal = { PORT: String(port), NODE_OPTIONS: `--require ${join(workspace, 'mine.cjs')}` };
  const launch = {
    type: 'node', request: 'launch', name: 'app', program: '${workspaceFolder}/src/main.js', console: 'internalConsole',
    env: { PORT: String(port), NODE_OPTIONS: terminal.NODE_OPTIONS },
  };
  const task = { type: 'livegraft', file: 'src/main.js', label: 'the app', options: { env: { PORT: String(port) } } };
  await writeFile(join(workspace, '.vscode', 'settings.json'), JSON.stringify({ 'terminal.integrated.env.linux': terminal, 'terminal.integrated.env.osx': terminal }));
  await writeFile(join(workspace, '.vscode', 'launch.json'), JSON.stringify({ version: '0.2.0', configurations: [launch] }));
  await writeFile(join(workspace, '.vscode', 'tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [task] }));
}

const ends = () => until('the end of the app', () => ask(port, '/alive').then(() => false, () => true), (ended) => ended);

inVsCode('terminals start apps with an agent once the user has said so', async ({ workbench, workspace }) => {
  await workbench.runCommand('Livegraft: Start Terminals with Livegraft');
  await workbench.toast('new terminals and debug sessions of this workspace start Node.js apps with Livegraft');
  await workbench.clickToastButton('Open Terminal');
  await workbench.typeInTerminal('node src/main.js');
  await askUntil(port, '/alive', () => true);
  await workbench.waitForApps(1);
  assert.equal(await ask(port, '/mine'), 'preloaded', 'the NODE_OPTIONS of the user are kept');
  const settings = JSON.parse(await readFile(join(workspace, '.vscode', 'settings.json'), 'utf8')) as Record<string, unknown>;
  assert.equal(settings['livegraft.terminals.enabled'], true, 'the answer is remembered');
  await workbench.screenshot('starting-terminal', { x: 352, y: 500, width: 928, height: 290 });
  await workbench.press('Control+C');
  await ends();
});

inVsCode('a save goes live in an app that a debug session has started', async ({ workbench }) => {
  const { editor } = workbench;
  await editor.open('greeting.js');
  await editor.press('F5');
  await askUntil(port, '/alive', () => true);
  await workbench.waitForApps(1);
  assert.equal(await ask(port, '/mine'), 'preloaded', 'the NODE_OPTIONS of the configuration are kept');
  await editor.replaceAndSave('greeting.js', 'Hello,', 'Welcome,');
  await editor.waitForStatus('greeting.js', 'function greeting', '✓ live');
  assert.equal(await ask(port, '/greet?name=Ada'), 'Welcome, Ada');
  await editor.press('Shift+F5');
  await ends();
});

inVsCode('a task of type livegraft runs the app', async ({ workbench }) => {
  await workbench.runCommand('Tasks: Run Task');
  await workbench.pick('the app', 'the app');
  await askUntil(port, '/alive', () => true);
  await workbench.waitForApps(1);
  await workbench.screenshot('starting-task');
});

inVsCode('switched off, new terminals are as they were', async ({ workbench, workspace }) => {
  await workbench.runCommand('Livegraft: Start Terminals with Livegraft');
  await workbench.clickToastButton('Switch Off');
  await until('the setting being off', async () => JSON.parse(await readFile(join(workspace, '.vscode', 'settings.json'), 'utf8')) as Record<string, unknown>,
    (settings) => settings['livegraft.terminals.enabled'] === false);
  await workbench.runCommand('Terminal: Create New Terminal');
  await workbench.typeInTerminal('echo "[$NODE_OPTIONS]"');
  const text = await until('the options', () => workbench.terminalText(), (shown) => /\[.*mine\.cjs\s*\]/.test(shown.replaceAll('\n', '')));
  assert.doesNotMatch(text.replaceAll('\n', ''), /register\.mjs\s*\]/);
});
