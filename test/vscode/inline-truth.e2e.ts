/** What the editor says at each definition: what runs, since when, what differs from it, and the ways on from there. */
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { ask, askUntil, copyFixture, type App } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';
import { EDITOR_AREA } from './workbench.ts';

const inVsCode = testsInVsCode({ name: 'inline-truth', folder: 'app', fill: (workspace) => copyFixture(workspace, 'app') });
const FILE = 'greeting.js';
const DEFINITION = 'function greeting';
let app: App;

const greeting = () => ask(app.port, '/greet?name=Ada');

inVsCode('a running app is found', async (vscode) => {
  app = await vscode.start('.', (register) => [join(dirname(register), 'cli.cjs'), 'run', 'src/main.js']);
  await vscode.workbench.waitForApps(1);
});

inVsCode('text that is edited and not saved has a mark, and none when the edit is taken back', async ({ workbench: { editor } }) => {
  await editor.open(FILE);
  await editor.waitForMark(FILE, DEFINITION, undefined);
  await editor.replace(FILE, 'Hello,', 'Welcome,');
  await editor.waitForMark(FILE, DEFINITION, 'unsaved');
  await editor.waitForStatus(FILE, DEFINITION, '');
  await until('the text as it was', async () => { await editor.press('Control+Z'); return editor.lines(FILE); }, (lines) => lines.some(({ text }) => text.includes('Hello,')));
  await editor.waitForMark(FILE, DEFINITION, undefined);
});

inVsCode('what is live says so with time and age, and a mark; the text stays where it is', async (vscode) => {
  const { editor } = vscode.workbench;
  const left = await editor.left(FILE);
  await editor.replaceAndSave(FILE, 'Hello,', 'Welcome,');
  await editor.waitForStatus(FILE, DEFINITION, '✓ live');
  await editor.waitForMark(FILE, DEFINITION, 'live');
  const [shown] = await editor.inlineStatus(FILE);
  assert.match(shown?.text ?? '', /^✓ live · (<1|\d+) ms · just now$/);
  assert.equal(await editor.left(FILE), left);
  assert.equal(await greeting(), 'Welcome, Ada');
});

inVsCode('the hover tells what runs, since when and where; its link undoes the update', async (vscode) => {
  const { workbench } = vscode;
  const { editor } = workbench;
  const hover = () => editor.hover(FILE, DEFINITION, ['✓ live', 'greeting · replaced', 'This text runs.', 'Show Difference', 'Undo Last Update']);
  await vscode.inAllThemes('inline-hover', hover);
  assert.match(await hover(), /app \(\d+\), since \d/);
  await editor.clickInHover('Undo Last Update');
  await editor.waitForStatus(FILE, DEFINITION, '◐ stale · undone');
  await editor.waitForMark(FILE, DEFINITION, 'stale');
  assert.equal(await greeting(), 'Hello, Ada');
});

inVsCode('the difference to what runs is a comparison of its own', async ({ workbench }) => {
  await workbench.runCommand('Livegraft: Show Difference to Running Code');
  const sides = await until('both texts side by side', () => workbench.comparison(), ({ left, right }) => left.includes('Hello,') && right.includes('Welcome,'));
  assert.ok(!sides.left.includes('Welcome,'));
  await workbench.screenshot('inline-difference');
  await workbench.closeEditor();
});

inVsCode('text that was saved and not applied says so', async (vscode) => {
  const { editor } = vscode.workbench;
  await editor.open('cart.js');
  await vscode.change({ 'livegraft.reloadOnSave': 'never' });
  await until('reload on save being off', () => vscode.workbench.statusBarLabel('status'), (text) => text.includes('Reload on save is off'));
  await editor.replaceAndSave('cart.js', 'sum + item.price', 'sum + 2 * item.price');
  await editor.waitForStatus('cart.js', 'total() {', '◐ stale · saved, not applied');
  await editor.waitForMark('cart.js', 'total() {', 'unapplied');
  await editor.hover('cart.js', 'total() {', ['Saved, not applied: Cart.total', 'The code from before runs.']);
  await vscode.workbench.screenshot('inline-unapplied');
  await editor.clickInHover('Reload Module');
  await editor.waitForStatus('cart.js', 'total() {', '✓ live');
  await vscode.change({ 'livegraft.reloadOnSave': 'always' });
});

inVsCode('what needs a restart is explained, and its link restarts', async (vscode) => {
  const { editor } = vscode.workbench;
  await editor.open('routes.js');
  await editor.replaceAndSave('routes.js', 'let visits = 0', "let visits = Number('100')");
  await editor.waitForStatus('routes.js', 'let visits', '⟳ restart to apply');
  await editor.waitForMark('routes.js', 'let visits', 'restart');
  const hover = () => editor.hover('routes.js', 'let visits', ['⟳ restart to apply', 'The code from before runs until the app is restarted.', 'Explain LG104', 'Restart App']);
  await vscode.inAllThemes('inline-restart', hover, EDITOR_AREA);
  await hover();
  await editor.clickInHover('Restart App');
  await askUntil(app.port, '/visit', (answer) => answer === 'visit 101');
  await editor.waitForStatus('routes.js', 'let visits', '');
});
