/** The view of running apps: what is in it, and what can be done from there. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { ask, askUntil, copyFixture, type App } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';

const inVsCode = testsInVsCode({ name: 'apps-view', folder: 'app', fill: (workspace) => copyFixture(workspace, 'app') });
let app: App;

const greeting = () => ask(app.port, '/greet?name=Ada');

inVsCode('while nothing runs it tells what to do, with buttons', async ({ workbench }) => {
  await workbench.openView('Livegraft');
  await until('the welcome', () => workbench.viewText(), (text) => text.includes('No app with Livegraft is running') && text.includes('Run Active File'));
  await workbench.screenshot('apps-welcome');
});

inVsCode('an app is in it with its version, counts, memory and age, and below it its modules', async (vscode) => {
  const { workbench } = vscode;
  app = await vscode.start('.', (register) => [join(dirname(register), 'cli.cjs'), 'run', 'src/main.js']);
  await workbench.waitForApps(1);
  const rows = await until('the modules', () => workbench.viewRows(), (shown) => shown.some((row) => row.startsWith('src/greeting.js')));
  assert.match(rows[0] ?? '', /^app, live, node \d+\.\d+\.\d+, 0 updates, 5 modules, \d+ MB, started (just now|\d+ min ago), process \d+/);
});

inVsCode('a save is seen there: in its module, and in the definition', async (vscode) => {
  const { workbench } = vscode;
  const { editor } = workbench;
  await editor.open('greeting.js');
  await editor.replaceAndSave('greeting.js', 'Hello,', 'Welcome,');
  await editor.waitForStatus('greeting.js', 'function greeting', '✓ live');
  await until('the module with its update, first', () => workbench.viewRows(), (rows) => rows[1]?.startsWith('src/greeting.js, ✓ live, 1 update') === true);
  await workbench.clickRow('src/greeting.js');
  await until('the definition', () => workbench.viewRows(), (rows) => rows.includes('function, greeting, ✓ live · replaced'));
  await vscode.inAllThemes('apps-view', undefined, { x: 0, y: 36, width: 960, height: 300 });
});

inVsCode('a definition opens where it is', async ({ workbench }) => {
  await workbench.editor.open('main.js');
  await workbench.clickRow('function, greeting');
  await workbench.editor.focus('greeting.js');
});

inVsCode('running definitions can be searched', async ({ workbench }) => {
  await workbench.runCommand('Livegraft: Find Running Definition');
  await workbench.search('Cart.total', 'Cart.total');
  await workbench.editor.focus('cart.js');
  await until('the cursor at the method', () => workbench.editor.position(), (position) => position === 'Ln 8, Col 3');
});

inVsCode('its buttons undo and restart', async ({ workbench }) => {
  assert.equal(await greeting(), 'Welcome, Ada');
  await workbench.clickRowAction('app, live', 'Undo Last Update');
  await askUntil(app.port, '/greet?name=Ada', (answer) => answer === 'Hello, Ada');
  const pid = async () => (JSON.parse(await ask(app.port, '/alive')) as { pid: number }).pid;
  const before = await pid();
  await workbench.clickRowAction('app, stale', 'Restart App');
  await until('another process', pid, (now) => now !== before);
  assert.equal(await greeting(), 'Welcome, Ada');
  await until('the app anew', () => workbench.viewRows(), (rows) => rows[0]?.includes('0 updates') === true);
});

inVsCode('an app that ends leaves it', async ({ workbench }) => {
  await app.stop();
  await until('the welcome', () => workbench.viewText(), (text) => text.includes('No app with Livegraft is running'));
});
