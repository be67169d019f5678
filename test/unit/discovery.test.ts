import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync, chownSync, existsSync, lchownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { announce, chooseSocket, createToken, listAgents, openFolder, withdraw } from '../../runtime-agent/node/agent-thread/discovery.ts';
import {
  agentId, discoveryFolder, isDiscoveryFileName, parseDiscoveryFile, socketAddress, type Place,
} from '../../runtime-agent/protocol/discovery.ts';
import type { DiscoveryFile } from '../../runtime-agent/protocol/messages.ts';
import { within } from '../tools/within.ts';

const uid = process.geteuid?.() ?? -1;
const stranger = 54321;
/** Only root can give things away; for others there is the test with a folder of root. */
const testAsRoot = (name: string, body: (t: TestContext) => void): void => { if (uid === 0) void test(name, body); };
const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8);

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'livegraft-'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

const at = (folder: string, more: Partial<Place> = {}): Place =>
  ({ env: { LIVEGRAFT_DIR: folder }, platform: process.platform, uid, tmp: tmpdir(), ...more });

const agent = (changes: Partial<DiscoveryFile> = {}): DiscoveryFile => ({
  livegraft: 1, pid: process.pid, title: 'api', root: '/abs', entry: '/abs/app.js', runtime: { name: 'node', version: '24.21.0' },
  socket: '/abs/4711.sock', token: createToken(), startedAt: new Date().toISOString(), ...changes,
});

/** A process that listens on the socket, and then is killed: its socket stays. @returns its number */
async function killedListener(socket: string): Promise<number> {
  const code = `require('net').createServer().listen(${JSON.stringify(socket)}, () => console.log('listening'))`;
  const child: ChildProcess & { pid?: number } = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  await within(once(child.stdout!, 'data'), 'the child did not listen');
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await within(exit, 'the child did not end');
  return child.pid!;
}

test('the folder: LIVEGRAFT_DIR, XDG_RUNTIME_DIR, temporary folder; LOCALAPPDATA on Windows', () => {
  const linux = { platform: 'linux', uid: 1000, tmp: '/tmp' };
  const windows = { platform: 'win32', uid: -1, tmp: 'C:\\Temp' };
  const LOCALAPPDATA = 'C:\\Users\\a\\AppData\\Local';
  const XDG_RUNTIME_DIR = '/run/user/1000';
  assert.equal(discoveryFolder({ ...linux, env: { LIVEGRAFT_DIR: '/a/b/', XDG_RUNTIME_DIR } }), '/a/b');
  assert.equal(discoveryFolder({ ...linux, env: { LIVEGRAFT_DIR: '', XDG_RUNTIME_DIR } }), '/run/user/1000/livegraft');
  assert.equal(discoveryFolder({ ...linux, env: { XDG_RUNTIME_DIR: 'run' } }), '/tmp/livegraft-1000');
  assert.equal(discoveryFolder({ ...linux, env: {} }), '/tmp/livegraft-1000');
  assert.equal(discoveryFolder({ ...windows, env: { LOCALAPPDATA, XDG_RUNTIME_DIR } }), `${LOCALAPPDATA}\\livegraft`);
  assert.equal(discoveryFolder({ ...windows, env: { LIVEGRAFT_DIR: 'D:\\l' } }), 'D:\\l');
  assert.throws(() => discoveryFolder({ ...linux, env: { LIVEGRAFT_DIR: 'here' } }), /relative path.*absolute/);
});

test('a discovery file is taken as it is, what is none is not', () => {
  const file = agent();
  assert.deepEqual(parseDiscoveryFile(JSON.stringify({ ...file, later: 'field' })), { ...file, later: 'field' });
  const bad: object[] = [
    { livegraft: 2 }, { pid: 0 }, { pid: -1 }, { pid: '1' }, { pid: 1.5 }, { token: 'short' }, { token: undefined }, { socket: '' },
    { title: null }, { root: 3 }, { entry: undefined }, { runtime: 'node' }, { runtime: { name: 'node' } }, { startedAt: 'yesterday-ish' },
  ];
  const texts = bad.map((change) => JSON.stringify({ ...file, ...change }));
  for (const text of [...texts, '', '{', 'null', '[]', '3', JSON.stringify(file).slice(0, -1)]) {
    assert.equal(parseDiscoveryFile(text), undefined, text);
  }
  assert.match(createToken(), /^[\w-]{43}$/);
});

test('names and addresses', () => {
  assert.deepEqual([agentId(7), agentId(7, 2)], ['7', '7-2']);
  assert.deepEqual(['7.json', '7-2.json'].map(isDiscoveryFileName), [true, true]);
  for (const other of ['.7.json.tmp', '7.sock', 'a.json', '7.json~']) assert.equal(isDiscoveryFileName(other), false, other);
  assert.deepEqual(socketAddress('/a/7.sock'), { path: '/a/7.sock' });
  assert.deepEqual(socketAddress('\\\\.\\pipe\\livegraft-7'), { path: '\\\\.\\pipe\\livegraft-7' });
  assert.deepEqual(socketAddress('tcp://127.0.0.1:80'), { host: '127.0.0.1', port: 80 });
  assert.deepEqual(socketAddress('tcp://[::1]:0'), { host: '::1', port: 0 });
  for (const bad of ['tcp://', 'tcp:', 'tcp://127.0.0.1', 'tcp://127.0.0.1:99999']) {
    assert.throws(() => socketAddress(bad), /tcp:\/\/host:port/);
  }
});

test('the folder is made, its parents too, for the user alone', (t) => {
  const folder = join(temporary(t), 'a', 'livegraft');
  assert.equal(openFolder(at(folder)), folder);
  assert.equal(modeOf(folder), '700');
  assert.equal(openFolder(at(folder)), folder);
});

test('a folder that is too open is narrowed when it holds agents only, else refused and left as it is', (t) => {
  const folder = temporary(t);
  writeFileSync(join(folder, '4711.json'), '');
  chmodSync(folder, 0o755);
  openFolder(at(folder));
  assert.equal(modeOf(folder), '700');
  chmodSync(folder, 0o1777);
  assert.throws(() => openFolder(at(folder)), /has mode 1777.*LIVEGRAFT_DIR/);
  chmodSync(folder, 0o750);
  writeFileSync(join(folder, 'thesis.tex'), '');
  assert.throws(() => openFolder(at(folder)), new RegExp(`${folder} has mode 750.*LIVEGRAFT_DIR`));
  assert.equal(modeOf(folder), '750');
});

test('a folder of root is refused by others', () => {
  assert.throws(() => openFolder({ ...at('/usr'), uid: stranger }), /\/usr belongs to user 0, this process to user \d+.*LIVEGRAFT_DIR/);
});

testAsRoot("another user's folder is refused, by the agent and by its clients", (t) => {
  const folder = temporary(t);
  chownSync(folder, stranger, stranger);
  const belongs = new RegExp(`${folder} belongs to user ${stranger}, this process to user ${uid}.*LIVEGRAFT_DIR`);
  assert.throws(() => openFolder(at(folder)), belongs);
  assert.throws(() => listAgents(at(folder)), belongs);
});

testAsRoot("another user's link to one's own folder is refused; one's own link is not", (t) => {
  const base = temporary(t);
  const [own, link] = [join(base, 'own'), join(base, 'link')];
  mkdirSync(own, { mode: 0o755 });
  symlinkSync(own, link);
  lchownSync(link, stranger, stranger);
  for (const path of [link, `${link}/`]) assert.throws(() => openFolder(at(path)), /belongs to user 54321/);
  assert.equal(modeOf(own), '755');
  lchownSync(link, uid, uid);
  assert.equal(openFolder(at(link)), link);
  assert.equal(modeOf(own), '700');
});

testAsRoot("nothing is made in another user's XDG_RUNTIME_DIR (sudo)", (t) => {
  const runtime = temporary(t);
  chownSync(runtime, stranger, stranger);
  assert.throws(() => openFolder(at('', { env: { XDG_RUNTIME_DIR: `${runtime}/` } })), /XDG_RUNTIME_DIR.*belongs to user 54321.*unset/);
  assert.deepEqual(readdirSync(runtime), []);
});

test('a folder that cannot be made or written: an error that says which, why, and what to do', (t) => {
  const file = join(temporary(t), 'file');
  writeFileSync(file, '');
  assert.throws(() => openFolder(at(join(file, 'livegraft'))), /Cannot use the folder .*file\/livegraft: ENOTDIR.*LIVEGRAFT_DIR/);
  assert.throws(() => openFolder(at(file)), /file is not a folder\. Remove it\. .*LIVEGRAFT_DIR/);
  // The kernel's own file system takes no files, not even root's.
  assert.throws(() => openFolder(at('/proc/livegraft')), /Cannot use the folder \/proc\/livegraft: E.*LIVEGRAFT_DIR/);
  assert.throws(() => announce('/proc/self', agent()), /Cannot write the discovery file \/proc\/self\/\d+\.json: E.*LIVEGRAFT_DIR/);
});

test('announced, listed, withdrawn', async (t) => {
  const folder = openFolder(at(temporary(t)));
  const socket = chooseSocket(folder, agentId(process.pid), at(folder));
  const server = createServer().listen(socket);
  await once(server, 'listening');
  const file = agent({ socket });
  const path = announce(folder, file);
  assert.equal(path, join(folder, `${process.pid}.json`));
  assert.equal(modeOf(path), '600');
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), file);
  const thread = announce(folder, file, 3);
  assert.deepEqual(readdirSync(folder).sort(), [`${process.pid}-3.json`, `${process.pid}.json`, `${process.pid}.sock`]);
  assert.deepEqual(listAgents(at(folder)).map((each) => each.path).sort(), [thread, path]);
  withdraw({ path: thread, file });
  withdraw({ path, file });
  withdraw({ path, file });
  assert.deepEqual(readdirSync(folder), []);
  server.close();
});

test('what a dead agent left is removed by whoever looks; what is not ours to judge stays', async (t) => {
  const folder = openFolder(at(temporary(t)));
  const socket = join(folder, 'dead.sock');
  const pid = await killedListener(socket);
  assert.ok(existsSync(socket));
  announce(folder, agent({ pid, socket }));
  announce(folder, agent({ pid, socket: join(folder, 'notes.txt') }), 1);
  const path = announce(folder, agent());
  writeFileSync(join(folder, 'notes.txt'), 'not a socket');
  writeFileSync(join(folder, '1.json'), '{ "livegraft": 1');
  mkdirSync(join(folder, '2.json'));
  symlinkSync(path, join(folder, '3.json'));
  assert.deepEqual(listAgents(at(folder)).map((each) => each.path), [path]);
  assert.deepEqual(readdirSync(folder).sort(), ['1.json', '2.json', '3.json', `${process.pid}.json`, 'notes.txt'].sort());
});

testAsRoot("a stranger's file in one's own folder is not believed", (t) => {
  const folder = openFolder(at(temporary(t)));
  chownSync(announce(folder, agent()), stranger, stranger);
  assert.deepEqual(listAgents(at(folder)), []);
});

test('no folder: no agents', (t) => {
  assert.deepEqual(listAgents(at(join(temporary(t), 'none'))), []);
});

test('the socket of a dead process of the same number is out of the way', async (t) => {
  const folder = openFolder(at(temporary(t)));
  await killedListener(join(folder, '7.sock'));
  const server = createServer().listen(chooseSocket(folder, '7', at(folder)));
  await within(once(server, 'listening'), 'the path was not free');
  server.close();
});

test('a path too long for a socket: a short one, in a folder as safe, and one can listen there', async (t) => {
  const tmp = temporary(t);
  const deep = join(tmp, 'x'.repeat(60), 'y'.repeat(60));
  const place = at(deep, { tmp });
  const folder = openFolder(place);
  const socket = chooseSocket(folder, '7', place);
  assert.equal(socket, join(tmp, `livegraft-${uid}`, '7.sock'));
  assert.equal(modeOf(join(tmp, `livegraft-${uid}`)), '700');
  const server = createServer().listen(socket);
  await within(once(server, 'listening'), `no socket could be made at ${socket}`);
  server.close();
});

test('the longest path that fits is used as it is', async (t) => {
  const tmp = temporary(t);
  const name = 'x'.repeat((process.platform === 'linux' ? 107 : 103) - Buffer.byteLength(join(tmp, '/', '7.sock')) - 1);
  const folder = openFolder(at(join(tmp, name)));
  const socket = chooseSocket(folder, '7', at(folder));
  assert.equal(socket, join(folder, '7.sock'));
  const server = createServer().listen(socket);
  await within(once(server, 'listening'), `no socket could be made at ${socket}`);
  server.close();
  assert.notEqual(chooseSocket(`${folder}x`, '7', at(folder, { tmp })), join(`${folder}x`, '7.sock'));
});

test('Windows: a pipe, with a name that nobody can take first', () => {
  const [one, two] = [0, 1].map(() => chooseSocket('C:\\l', '7', at('C:\\l', { platform: 'win32', uid: -1 })));
  assert.match(one!, /^\\\\\.\\pipe\\livegraft-7-[0-9a-f]{16}$/);
  assert.notEqual(one, two);
});
