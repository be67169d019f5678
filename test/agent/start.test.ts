/** `npm start`, from an empty folder for its shop to the end of the show. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const checkout = join(import.meta.dirname, '..', '..');
/** npm installs Express into the new folder. */
const DEADLINE_MS = 300_000;

let folder: string;
before(async () => { folder = await mkdtemp(join(tmpdir(), 'livegraft-start-')); });
after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('npm start shows a save going live and ends all that it started', { timeout: DEADLINE_MS }, async () => {
  const { code, output } = await start();
  assert.equal(code, 0, output);
  assert.match(output, /✓ live {2}Cart\.total {2}cart\.ts:\d+ {2}replaced {2}[\d.]+ ms/);
  assert.match(output, /total €40\.30, visit 1,/);
  assert.match(output, /total €36\.76, visit 2,/);
  const pid = Number(/same process \(pid (\d+)\)/.exec(output)?.[1]);
  assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' }, 'the shop still runs');
});

test('npm start edits a copy, and begins with a fresh one', { timeout: DEADLINE_MS }, async () => {
  const original = await readFile(join(checkout, 'examples/shop/cart.ts'), 'utf8');
  assert.notEqual(await readFile(join(folder, 'cart.ts'), 'utf8'), original);
  const { code, output } = await start();
  assert.equal(code, 0, output);
});

test('npm start says when its port is in use', { timeout: DEADLINE_MS }, async () => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const { code, output } = await start({ PORT: String(port) });
    assert.equal(code, 1, output);
    assert.match(output, new RegExp(`Port ${port} is in use`));
  } finally {
    server.close();
  }
});

test('npm start leaves a folder alone that holds something else', { timeout: DEADLINE_MS }, async () => {
  const other = await mkdtemp(join(tmpdir(), 'livegraft-start-other-'));
  const file = join(other, 'server.ts');
  try {
    await writeFile(file, 'mine');
    const { code, output } = await start({}, other);
    assert.equal(code, 1, output);
    assert.match(output, /in use for something else/);
    assert.equal(await readFile(file, 'utf8'), 'mine');
  } finally {
    await rm(other, { recursive: true });
  }
});

function start(env: Record<string, string> = {}, into = folder): Promise<{ code: number; output: string }> {
  const command = [join(checkout, 'examples', 'start.mjs'), '--no-editor', '--folder', into];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: { ...process.env, PORT: '', ...env } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}
