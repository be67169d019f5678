/** Save, and the running app has it: Express and TypeScript, in a real VS Code. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { ask, copyShop, type App } from './apps.ts';
import { testsInVsCode } from './support.ts';
import { until } from './until.ts';
import { WINDOW, type Workbench } from './workbench.ts';

const README_WINDOW = { width: 960, height: 480 };
/** Lines above it are scrolled away: whole ones, and none that matters. */
const README_FIRST_LINE = 21;
const README_IMAGE = fileURLToPath(new URL('../../docs/images/save-live.png', import.meta.url));

const inVsCode = testsInVsCode({ name: 'save-live', folder: 'shop', fill: copyShop });
let shop: App;

interface CartAnswer { visits: number; currency?: string; total: string }
const cart = async () => JSON.parse(await ask(shop.port, '/cart')) as CartAnswer;
const pid = async () => (JSON.parse(await ask(shop.port, '/health')) as { pid: number }).pid;

inVsCode('a running app is found', async (vscode) => {
  shop = await vscode.start('.', (register) => ['--import', 'tsx', '--import', register, 'server.ts']);
  await vscode.workbench.waitForApps(1);
});

inVsCode('an inline Express handler whose closure was made before the edit', async ({ workbench }) => {
  const before = await cart();
  await workbench.editor.open('server.ts');
  await workbench.editor.replaceAndSave('server.ts', '    visits,', "    visits, currency: 'EUR',");
  await workbench.editor.waitForStatus('server.ts', "app.get('/cart'", '✓ live');
  const after = await cart();
  assert.equal(after.currency, 'EUR', 'the handler runs its new code');
  assert.equal(after.visits, before.visits + 1, 'the counter that it closes over goes on');
  assert.equal(await pid(), shop.pid, 'it is the same process');
  await workbench.screenshot('save-live-handler');
});

inVsCode('a method of an instance that lives since before the edit', async ({ workbench }) => {
  const before = await cart();
  assert.equal(before.total, '€40.30');
  await workbench.editor.open('cart.ts');
  await workbench.editor.replaceAndSave('cart.ts', 'this.subtotal() + shipping', 'this.subtotal() - this.memberSaving() + shipping');
  await workbench.editor.waitForStatus('cart.ts', '  total(): number', '✓ live');
  const after = await cart();
  assert.equal(after.total, '€36.76');
  assert.equal(after.visits, before.visits + 1);
  await workbench.screenshot('save-live-method');
  if (process.env['LIVEGRAFT_UPDATE_SCREENSHOTS'] === '1') await takeReadmeImage(workbench);
});

inVsCode('a function that another module holds as a destructured import', async ({ workbench }) => {
  const before = await cart();
  await workbench.editor.open('pricing.ts');
  await workbench.editor.replaceAndSave('pricing.ts', 'return 490', 'return 250');
  await workbench.editor.waitForStatus('pricing.ts', 'function shipping', '✓ live');
  const after = await cart();
  assert.equal(after.total, '€34.36');
  assert.equal(after.visits, before.visits + 1);
  await workbench.screenshot('save-live-import');
});

inVsCode('a new function, and a new route that uses it', async ({ workbench }) => {
  const { editor } = workbench;
  const before = await cart();
  await editor.open('server.ts');
  await editor.goTo(await editor.lineOf('server.ts', "app.get('/cart'"));
  await editor.type("const greet = (name: string) => 'Hello, ' + name;");
  await editor.press('Enter');
  await editor.type("app.get('/hello', (request, response) => response.json({ text: greet(String(request.query.name)) }));");
  await editor.press('Enter');
  await editor.save();
  await editor.waitForStatus('server.ts', 'const greet', '✓ live');
  await editor.waitForStatus('server.ts', "app.get('/hello'", '✓ live');
  assert.deepEqual(JSON.parse(await ask(shop.port, '/hello?name=Ada')), { text: 'Hello, Ada' });
  assert.equal((await cart()).visits, before.visits + 1, 'the state is kept');
  await workbench.screenshot('save-live-new-route');
});

inVsCode('inline status moves with its text, and goes when its text changes', async ({ workbench }) => {
  const { editor } = workbench;
  await editor.open('pricing.ts');
  const line = await editor.lineOf('pricing.ts', 'function shipping');
  await editor.goTo(1);
  await editor.press('Enter');
  await editor.press('Enter');
  await editor.waitForStatus('pricing.ts', 'function shipping', '✓ live');
  assert.equal(await editor.lineOf('pricing.ts', 'function shipping'), line + 2);
  await workbench.screenshot('save-live-moved');
  await editor.replace('pricing.ts', 'return 250', 'return 2500');
  await editor.waitForStatus('pricing.ts', 'function shipping', '');
});

/** The end of the active file in a small window: readable at a README's width. */
async function takeReadmeImage({ page, editor }: Workbench): Promise<void> {
  await page.setViewportSize(README_WINDOW);
  await editor.press('Control+B');
  await editor.press('Control+Home');
  for (let line = 0; line < README_FIRST_LINE; line += 1) await editor.press('Control+ArrowDown');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  // What other extensions are busy with.
  await until('a quiet status bar', () => page.locator('.statusbar-item .codicon-loading').count(), (count) => count === 0);
  await page.screenshot({ path: README_IMAGE });
  await editor.press('Control+B');
  await page.setViewportSize(WINDOW);
}
