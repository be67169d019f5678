/** What the user has done by command: run a file, reload a module, restart the app. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, askUntil, copyFixture, freePort } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';

const inVsCode = testsInVsCode({ name: 'commands', folder: 'app', fill });
let port: number;

const pid = (answer: string) => (JSON.parse(answer) as { pid: number }).pid;

/** Saving does nothing here, so that what happens is the commands' doing. */
async function fill(workspace: string): Promise<void> {
  port = await freePort();
  await copyFixture(workspace, 'app');
  const terminal = { PORT: String(port) };
  const settings = { 'livegraft.reloadOnSave': 'never', 'terminal.integrated.env.linux': terminal, 'terminal.integrated.env.osx': terminal };
  await mkdir(join(workspace, '.vscode'));
  await writeFile(join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
}

inVsCode('Run File with Livegraft starts the app in a terminal', async ({ workbench }) => {
  await workbench.editor.open('main.js');
  await workbench.runCommand('Livegraft: Run File with Livegraft');
  await until('the app in the terminal', () => workbench.terminalText(), (text) => text.includes(`listening on ${port}`));
  await workbench.waitForApps(1);
  await workbench.screenshot('commands-run-file');
  await workbench.hidePanel();
});

inVsCode('Reload Module from the palette', async ({ workbench }) => {
  assert.equal(await ask(port, '/visit'), 'visit 1');
  assert.equal(await ask(port, '/greet?name=Ada'), 'Hello, Ada');
  await workbench.editor.open('greeting.js');
  await workbench.editor.replaceAndSave('greeting.js', 'Hello,', 'Welcome,');
  await workbench.runCommand('Livegraft: Reload Module');
  await workbench.editor.waitForStatus('greeting.js', 'function greeting', '✓ live');
  assert.equal(await ask(port, '/greet?name=Ada'), 'Welcome, Ada');
  assert.equal(await ask(port, '/visit'), 'visit 2');
  await workbench.screenshot('commands-reload');
});

inVsCode('the status bar restarts an app that needs it', async ({ workbench }) => {
  const before = pid(await ask(port, '/alive'));
  await workbench.editor.open('routes.js');
  await workbench.editor.replaceAndSave('routes.js', 'let visits = 0', "let visits = Number('100')");
  await workbench.runCommand('Livegraft: Reload Module');
  await workbench.editor.waitForStatus('routes.js', 'let visits', '⟳ restart to apply');
  assert.equal(await ask(port, '/visit'), 'visit 3', 'nothing was applied by halves');
  await workbench.screenshot('commands-needs-restart');

  await workbench.clickStatusBarItem('restart');
  await askUntil(port, '/alive', (answer) => pid(answer) !== before);
  assert.equal(await ask(port, '/visit'), 'visit 101');
  await workbench.editor.waitForStatus('routes.js', 'let visits', '');
  await workbench.waitForApps(1);
  await workbench.screenshot('commands-restarted');
});
