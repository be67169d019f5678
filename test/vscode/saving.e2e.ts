/** Which saves apps take, and how many updates they make. */
import assert from 'node:assert/strict';
import { ask, askUntil, copyFixture, type App } from './apps.ts';
import { testsInVsCode, type VsCode } from './support.ts';
import { until } from './until.ts';

const inVsCode = testsInVsCode({ name: 'saving', folder: 'app', fill: (workspace) => copyFixture(workspace, 'app') });
let app: App;

const greeting = () => ask(app.port, '/greet?name=Ada');
const label = ({ workbench }: VsCode, words: string) =>
  until(`"${words}" in the status bar's label`, () => workbench.statusBarLabel('status'), (text) => text.includes(words));

inVsCode('Save All makes one update of all files', async (vscode) => {
  const { workbench } = vscode;
  const { editor } = workbench;
  app = await vscode.start('.', (register) => ['--import', register, 'src/main.js']);
  await workbench.waitForApps(1);
  await editor.open('cart.js');
  await editor.replace('cart.js', ' items, total ', ' things, total ');
  await editor.open('greeting.js');
  await editor.replace('greeting.js', 'Hello,', 'Welcome,');
  await workbench.runCommand('File: Save All');
  assert.match(await label(vscode, 'and 1 more live'), /(cart|greeting)\.js and 1 more live/);
  assert.deepEqual([await greeting(), await ask(app.port, '/cart')], ['Welcome, Ada', '0 things, total 0']);
});

inVsCode('excluded files are left alone, and say so', async (vscode) => {
  const { editor } = vscode.workbench;
  await vscode.change({ 'livegraft.exclude': ['**/greeting.js'] });
  await editor.open('greeting.js');
  await editor.replaceAndSave('greeting.js', 'Welcome,', 'Excluded,');
  await editor.waitForStatus('greeting.js', 'function greeting', '◐ stale · saved, not applied');
  assert.equal(await greeting(), 'Welcome, Ada');
  await vscode.change({ 'livegraft.exclude': [] });
});

inVsCode('manual: what was saved automatically waits for a save by hand', async (vscode) => {
  const { editor } = vscode.workbench;
  await vscode.change({ 'livegraft.reloadOnSave': 'manual', 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 1 });
  await editor.open('greeting.js');
  await editor.replace('greeting.js', 'Excluded,', 'Automatic,');
  await editor.waitForStatus('greeting.js', 'function greeting', '◐ stale · saved, not applied');
  assert.equal(await greeting(), 'Welcome, Ada');
  await editor.press('Control+S');
  await editor.waitForStatus('greeting.js', 'function greeting', '✓ live');
  assert.equal(await greeting(), 'Automatic, Ada');
  await vscode.change({ 'livegraft.reloadOnSave': 'always', 'files.autoSave': 'off' });
});

inVsCode('paused: nothing is taken until Reload Module, which saves first', async (vscode) => {
  const { workbench } = vscode;
  const { editor } = workbench;
  await workbench.runCommand('Livegraft: Toggle Reload on Save');
  await label(vscode, 'Reload on save is off');
  await editor.open('greeting.js');
  await editor.replaceAndSave('greeting.js', 'Automatic,', 'Paused,');
  await editor.waitForStatus('greeting.js', 'function greeting', '◐ stale · saved, not applied');
  await workbench.screenshot('saving-paused');
  await editor.replace('greeting.js', 'Paused,', 'Reloaded,');
  await workbench.runCommand('Livegraft: Reload Module');
  await editor.waitForStatus('greeting.js', 'function greeting', '✓ live');
  assert.equal(await greeting(), 'Reloaded, Ada');
  await workbench.runCommand('Livegraft: Toggle Reload on Save');
  await until('reload on save being on', () => workbench.statusBarLabel('status'), (text) => !text.includes('Reload on save is off'));
  await editor.replaceAndSave('greeting.js', 'Reloaded,', 'On again,');
  await askUntil(app.port, '/greet?name=Ada', (answer) => answer === 'On again, Ada');
});
