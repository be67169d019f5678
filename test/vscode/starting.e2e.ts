/** Terminals, debug sessions, tasks and scripts of a workspace start with an agent, once the user has said so. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askUntil, copyFixture, freePort } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

let workspaceFolder: string;
let port: number;
const inVsCode = testsInVsCode({ name: 'starting', folder: 'app', fill });

async function fill(workspace: string): Promise<void> {
  workspaceFolder = workspace;
  port = await freePort();
  await copyFixture(workspace, 'app');
  const manifest = JSON.parse(await readFile(join(workspace, 'package.json'), 'utf8')) as object;
  await writeFile(join(workspace, 'package.json'), JSON.stringify({ ...manifest, scripts: { serve: 'node src/main.js', other: 'node --version' } }));
  const terminal = { PORT: String(port), NODE_OPTIONS: '--no-deprecation' };
  const launch = { type: 'node', request: 'launch', name: 'app', program: '${workspaceFolder}/src/main.js', console: 'internalConsole', env: { PORT: String(port) } };
  const task = { type: 'livegraft', file: 'src/main.js', label: 'the app' };
  await mkdir(join(workspace, '.vscode'));
  await writeFile(join(workspace, '.vscode', 'settings.json'), JSON.stringify({ 'terminal.integrated.env.linux': terminal, 'terminal.integrated.env.osx': terminal }));
  await writeFile(join(workspace, '.vscode', 'launch.json'), JSON.stringify({ version: '0.2.0', configurations: [launch] }));
  await writeFile(join(workspace, '.vscode', 'tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [task] }));
}

const settings = async (): Promise<string> => readFile(join(workspaceFolder, '.vscode', 'settings.json'), 'utf8');

async function endsApp(workbench: Workbench): Promise<void> {
  await until('no app', () => workbench.statusBarItem('status'), (text) => text === 'Livegraft');
}

async function endsWithTerminals(workbench: Workbench): Promise<void> {
  await workbench.runCommand('Terminal: Kill All Terminals');
  await endsApp(workbench);
}

inVsCode('the first debug session asks, and starts without an agent; the next has one', async ({ workbench }) => {
  await workbench.editor.open('main.js');
  await workbench.editor.press('F5');
  const asked = (texts: string[]) => texts.some((text) => text.includes('Start the terminals and debug sessions of this workspace with Livegraft'));
  await until('the question', () => workbench.toasts(), asked);
  await askUntil(port, '/alive', () => true);
  await workbench.screenshot('starting-asked');
  await workbench.answerToast('Yes');
  await until('the setting', settings, (text) => text.includes('"livegraft.terminals.enabled": true'));
  await workbench.editor.press('Shift+F5');
  await workbench.debugEnded();
  await workbench.editor.focus('main.js');
  await workbench.editor.press('F5');
  await workbench.waitForApps(1);
  await askUntil(port, '/alive', () => true);
  await workbench.editor.press('Shift+F5');
  await endsApp(workbench);
  await workbench.hidePanel();
});

inVsCode('a terminal starts its apps with an agent, and keeps NODE_OPTIONS of the user', async ({ workbench }) => {
  await workbench.runCommand('Terminal: Create New Terminal');
  await workbench.typeInTerminal('node -p "\'has: \' + process.env.NODE_OPTIONS"\n');
  await until('NODE_OPTIONS', () => workbench.terminalText(), (text) => /has: --no-deprecation --import file:/.test(text.replaceAll('\u00a0', ' ').replaceAll('\n', '')));
  await workbench.typeInTerminal('node src/main.js\n');
  await workbench.waitForApps(1);
  await workbench.screenshot('starting-terminal', { x: 352, y: 500, width: 928, height: 290 });
  await endsWithTerminals(workbench);
});

inVsCode('Run Script with Livegraft', async ({ workbench }) => {
  await workbench.editor.open('main.js');
  await workbench.runCommand('Livegraft: Run Script with Livegraft');
  await workbench.pick('serve');
  await workbench.waitForApps(1);
  await askUntil(port, '/alive', () => true);
  await workbench.screenshot('starting-script');
  await endsWithTerminals(workbench);
});

inVsCode('a task of type livegraft', async ({ workbench }) => {
  await workbench.runCommand('Tasks: Run Task');
  await workbench.pick('the app');
  await workbench.waitForApps(1);
  await askUntil(port, '/alive', (answer) => answer.includes('pid'));
  await endsWithTerminals(workbench);
});

inVsCode('switched off, terminals have no agent any more', async ({ workbench }) => {
  await workbench.runCommand('Livegraft: Start Terminals with Livegraft');
  await workbench.answerToast('Switch Off');
  await until('the setting', settings, (text) => !text.includes('"livegraft.terminals.enabled": true'));
  await workbench.runCommand('Terminal: Create New Terminal');
  await workbench.typeInTerminal('node -p "\'has: \' + process.env.NODE_OPTIONS"\n');
  const text = await until('NODE_OPTIONS', () => workbench.terminalText(), (shown) => /has: --no-deprecation/.test(shown.replaceAll('\u00a0', ' ')));
  assert.doesNotMatch(text, /livegraft\/register/);
});
