/** Two apps at once in one window: each save reaches the app whose file it is. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ask, copyFixture, type App } from './apps.ts';
import { testsInVsCode, type VsCode } from './support.ts';

const inVsCode = testsInVsCode({
  name: 'two-apps', folder: 'workspace',
  fill: async (workspace) => {
    for (const name of ['alpha', 'beta']) await copyFixture(join(workspace, name), name);
  },
});
let alpha: App;
let beta: App;

const start = (vscode: VsCode, name: string) => vscode.start(name, (register) => ['--import', register, 'src/main.js']);
const greetings = () => Promise.all([alpha, beta].map(({ port }) => ask(port, '/greet?name=Ada')));

inVsCode('both running apps are found', async (vscode) => {
  alpha = await start(vscode, 'alpha');
  await vscode.workbench.waitForApps(1);
  beta = await start(vscode, 'beta');
  await vscode.workbench.waitForApps(2);
});

inVsCode('each save reaches its own app', async ({ workbench }) => {
  const { editor } = workbench;
  for (const app of [alpha, beta]) assert.equal(await ask(app.port, '/visit'), 'visit 1');
  await saveGreeting('alpha/src/greeting.js', 'Ahoy,');
  assert.deepEqual(await greetings(), ['Ahoy, Ada', 'Hello, Ada']);
  await saveGreeting('beta/src/greeting.js', 'Bonjour,');
  assert.deepEqual(await greetings(), ['Ahoy, Ada', 'Bonjour, Ada']);
  for (const app of [alpha, beta]) assert.equal(await ask(app.port, '/visit'), 'visit 2', 'the state is kept');
  await workbench.screenshot('two-apps');

  async function saveGreeting(file: string, greeting: string): Promise<void> {
    await editor.open(file);
    await editor.replaceAndSave(file, 'Hello,', greeting);
    await editor.waitForStatus(file, 'function greeting', '✓ live');
  }
});

inVsCode('when one ends, the other goes on', async ({ workbench }) => {
  await alpha.stop();
  await workbench.waitForApps(1);
  await workbench.editor.replaceAndSave('beta/src/greeting.js', 'Bonjour,', 'Bonsoir,');
  await workbench.editor.waitForStatus('beta/src/greeting.js', 'function greeting', '✓ live');
  assert.equal(await ask(beta.port, '/greet?name=Ada'), 'Bonsoir, Ada');
  assert.equal(await ask(beta.port, '/visit'), 'visit 3');
});
