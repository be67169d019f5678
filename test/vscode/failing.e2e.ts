/** What cannot be applied, and what throws, is told once with the way out. */
import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ask, askUntil, copyFixture, type App } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';

const inVsCode = testsInVsCode({ name: 'failing', folder: 'app', fill });
let app: App;

async function fill(workspace: string): Promise<void> {
  await copyFixture(workspace, 'app');
  await appendFile(join(workspace, 'src', 'routes.js'), "\nrouter.get('/crash', () => {\n  setImmediate(() => { throw new Error('no such thing'); });\n  return 'soon';\n});\n");
}

inVsCode('a rejected save is told once; its button shows where', async (vscode) => {
  const { workbench } = vscode;
  const { editor } = workbench;
  app = await vscode.start('.', (register) => [join(dirname(register), 'cli.cjs'), 'run', 'src/main.js']);
  await workbench.waitForApps(1);
  await editor.open('cart.js');
  await editor.replaceAndSave('cart.js', 'sum + item.price', 'sum + * item.price');
  await workbench.toast('app did not take the save: Unexpected token (cart.js:9). The code from before runs on.');
  await workbench.screenshot('failing-rejected');
  await editor.open('greeting.js');
  await workbench.answerToast('Show Where');
  await until('the cursor at the error', () => editor.position(), (position) => position.startsWith('Ln 9,'));
  await workbench.noToasts();
  await editor.replaceAndSave('cart.js', 'sum + * item.price', 'sum + ** item.price');
  await editor.waitForStatus('cart.js', 'sum + **', '✗');
  assert.deepEqual(await workbench.toasts(), [], 'the same trouble is not told again');
  await editor.replaceAndSave('cart.js', 'sum + ** item.price', 'sum + item.price');
  await editor.waitForStatus('cart.js', 'sum + item.price', '');
});

inVsCode('an edit that needs a restart is told, and its button restarts', async (vscode) => {
  const { workbench } = vscode;
  const { editor } = workbench;
  await editor.open('routes.js');
  await editor.replaceAndSave('routes.js', 'let visits = 0', "let visits = Number('100')");
  await workbench.toast('app needs a restart to apply visits (routes.js:');
  await workbench.screenshot('failing-restart');
  await workbench.answerToast('Restart App');
  await askUntil(app.port, '/visit', (answer) => answer === 'visit 101');
});

inVsCode('set to always, the app is restarted without a question', async (vscode) => {
  const { workbench } = vscode;
  await workbench.waitForApps(1);
  await vscode.change({ 'livegraft.restart.onRudeEdit': 'always' });
  await workbench.editor.open('routes.js');
  await workbench.editor.replaceAndSave('routes.js', "Number('100')", "Number('200')");
  await askUntil(app.port, '/visit', (answer) => answer === 'visit 201');
  assert.deepEqual(await workbench.toasts(), []);
});

inVsCode('an app that crashes: where, and another start', async (vscode) => {
  const { workbench } = vscode;
  await workbench.waitForApps(1);
  await ask(app.port, '/crash');
  await workbench.toast('app: uncaught error: no such thing (routes.js:');
  await until('no app', () => workbench.statusBarItem('status'), (text) => text === 'Livegraft');
  await workbench.screenshot('failing-crashed');
  await workbench.answerToast('Restart App');
  await workbench.waitForApps(1);
});
