/** The status bar: how all apps fare, what is under way, and the menu behind it. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, copyFixture, type App } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';

const inVsCode = testsInVsCode({ name: 'status-bar', folder: 'app', fill });
let app: App;

/** An app that is busy until a file is there. */
async function fill(workspace: string): Promise<void> {
  await copyFixture(workspace, 'app');
  const routes = join(workspace, 'src', 'routes.js');
  const text = await readFile(routes, 'utf8');
  await writeFile(routes, `import { existsSync } from 'node:fs';\n${text}
router.get('/spin', () => {
  while (!existsSync('enough'));
  return 'spun';
});
`);
}

inVsCode('it tells the health, the last update with its time, and has links', async (vscode) => {
  const { workbench } = vscode;
  const { editor } = workbench;
  app = await vscode.start('.', (register) => ['--import', register, 'src/main.js']);
  await workbench.waitForApps(1);
  await editor.open('greeting.js');
  await editor.replaceAndSave('greeting.js', 'Hello,', 'Welcome,');
  await until('the last update in the label', () => workbench.statusBarLabel('status'), (label) => /all that was saved is live\s+last update .*: greeting\.js live · (<1|\d+) ms/.test(label));
  const said = await workbench.statusBarHover('last update');
  assert.match(said, /Undo Last Update/);
  assert.match(said, /Restart App/);
  await workbench.screenshot('status-bar-hover');
  assert.match(await workbench.statusBarLabel('restart'), /Livegraft: restart the running app/);
});

inVsCode('what takes its time is shown as under way', async ({ workbench, workspace }) => {
  const { editor } = workbench;
  await workbench.recordStatusBar();
  const spun = ask(app.port, '/spin');
  await editor.goTo(4);
  await editor.type("console.log('new');");
  await editor.save();
  await until('an update under way, and its end', () => workbench.recordedInStatusBar(), (labels) =>
    labels.some((label) => label.includes('an update is under way')) && !labels.at(-1)?.includes('an update is under way'));
  await editor.waitForStatus('greeting.js', 'console.log', '… waiting');
  await writeFile(join(workspace, 'enough'), '');
  assert.equal(await spun, 'spun');
  await editor.waitForStatus('greeting.js', 'console.log', '✓ live');
});

inVsCode('a click opens a menu', async (vscode) => {
  const { workbench } = vscode;
  await workbench.clickStatusBarItem('status');
  await workbench.search('Show Log', 'Show Log');
  await until('the log', () => workbench.panelText(), (text) => text.includes('greeting.js'));
  await workbench.screenshot('status-bar-log');
  await workbench.hidePanel();
});
