/** `livegraft lsp`: an editor's standard streams, joined to an agent. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { announce, createToken, openFolder } from '../../runtime-agent/node/agent-thread/discovery.ts';
import { within } from '../tools/within.ts';
import { agentsFolder, buildCommandLine, livegraft, remove, workFolder, type Running } from './command-line.ts';

let bundles: string;
before(async () => { bundles = await buildCommandLine(); });
after(() => remove(bundles));

const token = createToken();
const frame = (message: object): string => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};
const initialize = (initializationOptions?: object): string =>
  frame({ id: 'ü', method: 'initialize', params: { processId: 1, capabilities: {}, ...(initializationOptions && { initializationOptions }) } });

test('puts the token into initialize, and passes all else as it is, both ways', async (t) => {
  const cwd = await workFolder(t);
  const agent = await listen(t, cwd);
  const running = livegraft(t, ['lsp'], { bundles, cwd });
  const start = Buffer.from(initialize({ trace: true }));
  // Torn in the middle of a letter, and with the next message glued to it; no header like the one that we would write.
  const odd = Buffer.concat([Buffer.from('content-type: x\r\nCONTENT-LENGTH:2\r\n\r\n{}'), Buffer.from([0xff, 0x00, 0xfe])]);
  running.process.stdin?.write(start.subarray(0, start.indexOf('ü') + 1));
  running.process.stdin?.write(Buffer.concat([start.subarray(start.indexOf('ü') + 1), odd]));
  const socket = await within(agent.connection, 'lsp did not connect');
  const expected = Buffer.concat([Buffer.from(initialize({ trace: true, token })), odd]);
  assert.deepEqual(await read(socket, expected.length), expected);
  socket.write('Content-Length: 2\r\n\r\n{}\n\0not json ü');
  await running.prints(/not json ü$/);
  running.process.stdin?.end();
  await within(once(socket, 'end'), 'the end of the editor was not passed on');
  socket.end();
  const { code, stdout, stderr } = await running.end();
  assert.deepEqual([code, stdout, stderr], [0, 'Content-Length: 2\r\n\r\n{}\n\0not json ü', '']);
});

test('passes on what is no initialize', async (t) => {
  for (const text of [frame({ id: 1, method: 'shutdown' }), 'Content-Length: 3\r\n\r\n}}}', `${'x'.repeat(5000)}`]) {
    const cwd = await workFolder(t);
    const agent = await listen(t, cwd);
    const running = livegraft(t, ['lsp'], { bundles, cwd });
    running.process.stdin?.write(text);
    const socket = await within(agent.connection, 'lsp did not connect');
    assert.equal((await read(socket, text.length)).toString(), text);
    socket.end();
    assert.equal((await running.end()).code, 0);
  }
});

test('ends when the app does', async (t) => {
  const cwd = await workFolder(t);
  const agent = await listen(t, cwd);
  const running = livegraft(t, ['lsp'], { bundles, cwd });
  running.process.stdin?.write(initialize());
  (await within(agent.connection, 'lsp did not connect')).destroy();
  assert.equal((await running.end()).code, 0);
});

test('without an agent: the editor and the user are told', async (t) => {
  const cwd = await workFolder(t);
  const running = livegraft(t, ['lsp'], { bundles, cwd });
  running.process.stdin?.write(initialize());
  const { code, stdout, stderr } = await running.end();
  const message = 'No app runs with Livegraft. Start one: livegraft run app.js';
  assert.deepEqual([code, stderr], [3, `${message}\n`]);
  assert.equal(stdout, frame({ id: 'ü', error: { code: -32002, message, data: { retry: false } } }));
});

test('--wait: until an app is there', async (t) => {
  const cwd = await workFolder(t);
  const running = await waiting(t, cwd);
  const agent = await listen(t, cwd);
  const socket = await within(agent.connection, 'lsp did not connect');
  const expected = initialize({ token }) + frame({ method: 'initialized' });
  assert.equal((await read(socket, Buffer.byteLength(expected))).toString(), expected);
  socket.end();
  assert.equal((await running.end()).code, 0);
});

test('--wait: not longer than the editor', async (t) => {
  const running = await waiting(t, await workFolder(t));
  running.process.stdin?.end();
  const { code, stderr } = await running.end();
  assert.deepEqual([code, stderr], [3, 'The editor left before an app was there.\n']);
});

async function waiting(t: TestContext, cwd: string): Promise<Running> {
  const running = livegraft(t, ['lsp', '--wait'], { bundles, cwd });
  running.process.stdin?.write(initialize() + frame({ method: 'initialized' }));
  return running;
}

/** Something at the other end that is no more than bytes. */
async function listen(t: TestContext, root: string): Promise<{ connection: Promise<Socket> }> {
  process.env['LIVEGRAFT_DIR'] = agentsFolder(root);
  const folder = openFolder();
  const server = createServer({ allowHalfOpen: true });
  const connection = once(server, 'connection').then(([socket]) => socket as Socket);
  const socket = join(folder, `${process.pid}.sock`);
  server.listen(socket);
  await once(server, 'listening');
  t.after(() => server.close());
  announce(folder, {
    livegraft: 1, pid: process.pid, title: 'shop', root, entry: '', runtime: { name: 'node', version: '24.0.0' }, socket, token,
    startedAt: new Date().toISOString(),
  });
  return { connection };
}

function read(socket: Socket, length: number): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  const all = new Promise<Buffer>((resolve) => {
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      if (bytes.length >= length) resolve(bytes);
    });
  });
  return within(all, () => `only ${bytes.length} of ${length} bytes came: ${bytes.toString()}`);
}
