/** VS Code's own debugger beside Livegraft: it stops in the user's own file, before a save and after it. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, askUntil, copyFixture, freePort } from './apps.ts';
import { CHECKOUT, testsInVsCode } from './support.ts';
import { until } from './until.ts';

const inVsCode = testsInVsCode({ name: 'debug', folder: 'app', fill });
let port: number;

async function fill(workspace: string): Promise<void> {
  port = await freePort();
  await copyFixture(workspace, 'app');
  const launch = {
    type: 'node', request: 'launch', name: 'app', program: '${workspaceFolder}/src/main.js', console: 'internalConsole',
    runtimeArgs: ['--import', join(CHECKOUT, 'dist', 'livegraft', 'register.mjs')], env: { PORT: String(port) },
  };
  await mkdir(join(workspace, '.vscode'));
  await writeFile(join(workspace, '.vscode', 'launch.json'), JSON.stringify({ version: '0.2.0', configurations: [launch] }));
}

inVsCode('a breakpoint stops in the file that is open, before a save and after it', async ({ workbench }) => {
  const { editor } = workbench;
  await editor.open('greeting.js');
  await editor.goTo(await editor.lineOf('greeting.js', 'return'));
  await editor.press('F9');
  await editor.press('F5');
  await askUntil(port, '/alive', () => true);
  await workbench.waitForApps(1);
  const stopsAt = async (name: string, answer: string): Promise<void> => {
    const answered = ask(port, '/greet?name=Ada');
    await until('the stop at the breakpoint', () => workbench.stoppedIn(), (tab) => tab === 'greeting.js');
    await workbench.screenshot(name);
    await editor.press('F5');
    assert.equal(await answered, answer);
  };
  await stopsAt('debug-before-save', 'Hello, Ada');
  await editor.replaceAndSave('greeting.js', 'Hello,', 'Welcome,');
  await editor.waitForStatus('greeting.js', 'function greeting', '✓ live');
  await stopsAt('debug-after-save', 'Welcome, Ada');
});
