import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { DisposableStore } from '../../extension/disposableStore.ts';
import { watchAgents, type FoundAgents } from '../../extension/foundAgents.ts';
import { keepConnected, type Kept } from '../../extension/keepConnected.ts';
import { tellOnce } from '../../extension/log.ts';
import { ERROR_UNAUTHORIZED, type DiscoveryFile } from '../../runtime-agent/protocol/messages.ts';
import { within } from '../tools/within.ts';

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'livegraft-'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

const agent = (changes: Partial<DiscoveryFile> = {}): DiscoveryFile => ({
  livegraft: 1, pid: process.pid, title: 'api', root: '/abs', entry: '/abs/app.js', runtime: { name: 'node', version: '24.21.0' },
  socket: '/abs/4711.sock', token: 'a'.repeat(43), startedAt: new Date().toISOString(), ...changes,
});

/** As agents write it: aside, and renamed. */
function announce(folder: string, file: DiscoveryFile, name = `${file.pid}.json`): string {
  writeFileSync(join(folder, `.${name}.tmp`), JSON.stringify(file));
  renameSync(join(folder, `.${name}.tmp`), join(folder, name));
  return join(folder, name);
}

/** A log that can be asked, and waited for. */
function recordedLog() {
  const lines: string[] = [];
  const seen = new EventTarget();
  const write = (line: string): void => { lines.push(line); seen.dispatchEvent(new Event('line')); };
  return { log: { debug: write, info: write, warn: write, error: write }, lines, seen };
}

/** Watches a folder; `until` resolves when the titles of the found agents are these. */
function watching(t: TestContext, folder: string) {
  const { log, lines, seen } = recordedLog();
  const changed = new EventTarget();
  const told: string[] = [];
  let titles = '';
  const watcher = watchAgents(folder, (agents: FoundAgents) => {
    titles = [...agents.values()].map(({ title }) => title).sort().join(' ');
    changed.dispatchEvent(new Event('change'));
  }, log, tellOnce(log, (problem) => told.push(problem)));
  t.after(() => watcher.dispose());
  const until = (expected: string) => within((async () => {
    while (titles !== expected) await once(changed, 'change');
  })(), () => `the found agents are "${titles}", not "${expected}"; log: ${lines.join(' | ')}`);
  const logged = (pattern: RegExp) => within((async () => {
    while (!lines.some((line) => pattern.test(line))) await once(seen, 'line');
  })(), () => `nothing in the log matches ${pattern}: ${lines.join(' | ')}`);
  return { until, logged, told };
}

test('agents are found, announced anew and lost, also in a folder that comes later, goes and comes back', async (t) => {
  const folder = join(temporary(t), 'not', 'yet');
  const { until, logged } = watching(t, folder);
  await logged(/are looked for in/);
  assert.equal((statSync(folder).mode & 0o777).toString(8), '700');
  const path = announce(folder, agent());
  await until('api');
  announce(folder, agent({ title: 'shop' }));
  await until('shop');
  announce(folder, agent({ title: 'worker' }), `${process.pid}-1.json`);
  await until('shop worker');
  unlinkSync(path);
  await until('worker');
  rmSync(folder, { recursive: true });
  await until('');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  announce(folder, agent({ title: 'again' }));
  await until('again');
});

test('what is no discovery file is left alone, a dead one is removed, the others are found all the same', async (t) => {
  const folder = temporary(t);
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const stale = announce(folder, agent({ pid: dead, title: 'dead' }));
  writeFileSync(join(folder, '1.json'), 'not JSON');
  writeFileSync(join(folder, '2.json'), JSON.stringify({ ...agent(), livegraft: 2 }));
  writeFileSync(join(folder, 'notes.json'), JSON.stringify(agent({ title: 'notes' })));
  const elsewhere = join(temporary(t), 'target.json');
  writeFileSync(elsewhere, JSON.stringify(agent({ title: 'link' })));
  symlinkSync(elsewhere, join(folder, '3.json'));
  announce(folder, agent());
  const { until, logged, told } = watching(t, folder);
  await until('api');
  await logged(/left behind by a process that is gone/);
  await logged(/1\.json is not a discovery file/);
  await logged(/has an agent of another version/);
  assert.deepEqual(told, [`The app of process ${process.pid} has an agent of another version (2). Update the app’s package livegraft, or this extension.`]);
  assert.deepEqual([existsSync(stale), existsSync(join(folder, '1.json'))], [false, true]);
});

test('a folder that cannot be used is told, with what to do', async (t) => {
  const file = join(temporary(t), 'file');
  writeFileSync(file, '');
  const { logged, told } = watching(t, join(file, 'folder'));
  await logged(/Apps cannot be found: .*ENOTDIR.*LIVEGRAFT_DIR/);
  assert.equal(told.length, 1);
});

/** A server, and how `keepConnected` connects to it. */
async function listening(t: TestContext, path: string): Promise<{ server: Server; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.resume()));
  await once(server.listen(path), 'listening');
  t.after(() => { server.close(); sockets.forEach((socket) => socket.destroy()); });
  return { server, sockets };
}

async function open(path: string): Promise<Kept> {
  const socket = connect(path);
  await once(socket, 'connect');
  const closed = new Promise<void>((resolve) => { socket.once('close', () => resolve()).resume(); });
  return { closed, dispose: () => socket.destroy() };
}

test('a connection is made as soon as somebody listens, made again when it ends, and ends when it is disposed of', async (t) => {
  const path = join(temporary(t), 's.sock');
  const events = new EventTarget();
  let connected = false;
  const changed = (kept: Kept | undefined): void => { connected = kept !== undefined; events.dispatchEvent(new Event('change')); };
  const { log, seen } = recordedLog();
  const keeping = keepConnected({ open: () => open(path), changed, worthwhile: () => true, log, tell: log.warn, name: 'shop' });
  t.after(() => keeping.dispose());
  await within(once(seen, 'line'), 'the failed attempt was not logged');
  const { sockets } = await listening(t, path);
  await within(once(events, 'change'), 'no connection');
  assert.equal(connected, true);
  const lost = once(events, 'change');
  sockets[0]?.destroy();
  await within(lost, 'the end was not noticed');
  assert.equal(connected, false);
  await within(once(events, 'change'), 'no second connection');
  assert.equal(connected, true);
  const last = sockets[1];
  assert.ok(last);
  const closed = once(last, 'close');
  keeping.dispose();
  await within(closed, 'disposing did not end the connection');
  assert.equal(connected, true, 'who disposes of it needs not be told');
});

test('no further attempt when the process is gone, nor when the token is refused', async () => {
  const tries: string[] = [];
  const told: string[] = [];
  const { log, seen } = recordedLog();
  let alive = true;
  const gone = new Promise<void>((resolve) => {
    const worthwhile = (): boolean => { if (!alive) resolve(); return alive; };
    keepConnected({ open: () => { tries.push('gone'); alive = false; return Promise.reject(new Error('refused')); }, changed: assert.fail, worthwhile, log, tell: assert.fail, name: 'shop' });
  });
  await within(gone, 'it was not asked whether another attempt is worthwhile');
  const refused = once(seen, 'line');
  const unauthorized = Object.assign(new Error('wrong token'), { code: ERROR_UNAUTHORIZED });
  keepConnected({ open: () => { tries.push('refused'); return Promise.reject(unauthorized); }, changed: assert.fail, worthwhile: () => true, log, tell: (problem) => { told.push(problem); log.warn(problem); }, name: 'shop' });
  await within(refused, 'the refusal was not logged');
  assert.deepEqual([tries, told], [['gone', 'refused'], ['shop refused the token of its discovery file. Restart the app: wrong token']]);
});

test('a store disposes of its items last one first, of late ones at once, and of all although one fails', () => {
  const store = new DisposableStore();
  const order: string[] = [];
  const item = (name: string) => ({ dispose: () => { order.push(name); } });
  store.add(item('first'));
  store.add({ dispose: () => { throw new Error('cannot end'); } });
  store.add(item('last'));
  assert.throws(() => store.dispose(), /cannot end/);
  assert.deepEqual(order, ['last', 'first']);
  store.add(item('late'));
  store.dispose();
  assert.deepEqual(order, ['last', 'first', 'late']);
});
