/** The updates of the session: as a list, as a picture, as JSON; and what other extensions hear of them. */
import assert from 'node:assert/strict';
import { ask, askUntil, copyFixture, type App } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';

const inVsCode = testsInVsCode({ name: 'history', folder: 'app', fill: (workspace) => copyFixture(workspace, 'app') });
let app: App;

inVsCode('each update is listed with its time, the last one first', async (vscode) => {
  const { workbench } = vscode;
  const { editor } = workbench;
  app = await vscode.start('.', (register) => ['--import', register, 'src/main.js']);
  await workbench.waitForApps(1);
  await workbench.runCommand('Livegraft: Focus on Updates of This Session View');
  await until('the welcome', () => workbench.viewText(), (text) => text.includes('No update yet'));
  await editor.open('greeting.js');
  await editor.replaceAndSave('greeting.js', 'Hello,', 'Welcome,');
  await until('the update', () => workbench.viewRows(), (rows) => rows.some((row) => /^greeting\.js live · (<1|\d+) ms, .* · app · save$/.test(row)));
  await editor.open('cart.js');
  await editor.replaceAndSave('cart.js', 'sum + item.price', 'sum + * item.price');
  const rows = await until('the rejected one', () => workbench.viewRows(), (shown) => shown.some((row) => row.startsWith('cart.js rejected')));
  assert.ok(rows.findIndex((row) => row.startsWith('cart.js')) < rows.findIndex((row) => row.startsWith('greeting.js live')));
  await editor.replaceAndSave('cart.js', 'sum + * item.price', 'sum + item.price');
  await until('the mended one', () => workbench.viewRows(), (shown) => shown.some((row) => row.startsWith('cart.js nothing changed')));
});

inVsCode('the last one can be undone from there', async ({ workbench }) => {
  const { editor } = workbench;
  await editor.replaceAndSave('cart.js', ' items, total ', ' things, total ');
  await askUntil(app.port, '/cart', (answer) => answer.includes('things'));
  await until('its row', () => workbench.viewRows(), (rows) => rows.some((row) => row.startsWith('cart.js live')));
  await workbench.clickRowAction('cart.js live', 'Undo Last Update');
  await askUntil(app.port, '/cart', (answer) => answer.includes('items'));
  await until('the undoing', () => workbench.viewRows(), (rows) => rows.some((row) => / · undo$/.test(row)));
});

inVsCode('the picture has a bar for each', async (vscode) => {
  const { workbench } = vscode;
  await workbench.runCommand('Livegraft: Focus on Time to Live View');
  await until('five bars', () => workbench.inWebview('rect'), (count) => count === 5);
  await vscode.inAllThemes('history');
});

inVsCode('all of it opens as JSON, for a bug report', async ({ workbench }) => {
  await workbench.runCommand('Livegraft: Export Updates as JSON');
  const text = await until('the JSON', () => workbench.editorText(), (shown) => shown.includes('"updates"'));
  assert.match(text, /"livegraft": "\d+\.\d+\.\d+"/);
  assert.match(text, /"runtime": \{/);
  assert.doesNotMatch(text, /token/);
  assert.equal(await ask(app.port, '/greet?name=Ada'), 'Welcome, Ada');
});
