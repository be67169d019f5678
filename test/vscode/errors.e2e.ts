/** A syntax error is shown where it is, harms nothing, and is gone after the mend. */
import assert from 'node:assert/strict';
import { ask, copyFixture, keepAsking, type App } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';

const inVsCode = testsInVsCode({ name: 'errors', folder: 'app', fill: (workspace) => copyFixture(workspace, 'app') });
const FILE = 'cart.js';
let app: App;

inVsCode('a running app is found', async (vscode) => {
  app = await vscode.start('.', (register) => ['--import', register, 'src/main.js']);
  await vscode.workbench.waitForApps(1);
  assert.equal(await ask(app.port, '/add?name=bread&price=3'), '1 items, total 3');
});

inVsCode('a syntax error is shown at its line and gone after the mend, the app answering all the while', async ({ workbench }) => {
  const { editor } = workbench;
  const alive = keepAsking(app.port, '/alive');
  await editor.open(FILE);

  await editor.replaceAndSave(FILE, 'sum + item.price', 'sum + * item.price');
  await editor.waitForStatus(FILE, 'sum + *', '✗');
  const line = await editor.lineOf(FILE, 'sum + *');
  await until(`a squiggle in line ${line}`, () => editor.squiggles(FILE), (lines) => lines.length === 1 && lines[0] === line);
  await until('the error in Problems', () => workbench.problems(), (rows) =>
    rows.some((row) => row.includes('livegraft') && row.includes(`[Ln ${line},`)));
  assert.equal(await ask(app.port, '/cart'), '1 items, total 3', 'the old code runs on');
  await workbench.screenshot('errors-shown');

  await workbench.hidePanel();
  await editor.focus(FILE);
  await editor.replaceAndSave(FILE, 'sum + * item.price', 'sum + 2 * item.price');
  await editor.waitForStatus(FILE, 'total() {', '✓ live');
  assert.equal(await ask(app.port, '/cart'), '1 items, total 6', 'the mended code runs, the cart is kept');
  await editor.waitForStatus(FILE, 'sum + 2', '');
  await until('no squiggle', () => editor.squiggles(FILE), (lines) => lines.length === 0);
  await until('no row of ours in Problems', () => workbench.problems(), (rows) => rows.every((row) => !row.includes('livegraft')));
  await workbench.screenshot('errors-mended');

  const answers = await alive.stop();
  assert.ok(answers.length > 10, `it answered ${answers.length} times`);
  assert.deepEqual([...new Set(answers.map((answer) => (JSON.parse(answer) as { pid: number }).pid))], [app.pid]);
});
