/** Who is let in, and what happens to everybody else. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import test from 'node:test';
import { methods } from '../../runtime-agent/protocol/lsp.ts';
import {
  commands, ERROR_NOT_INITIALIZED, ERROR_UNAUTHORIZED, MAX_FRAME_BYTES, MAX_HANDSHAKE_FRAME_BYTES, MAX_HEADER_BYTES,
} from '../../runtime-agent/protocol/messages.ts';
import { within } from '../tools/within.ts';
import { capability, closed, editor, execute, frame, initialize, logs, open, ready, serve, token, type TestServer } from './wire.ts';

const status = { health: 'live', updates: 0, modules: 0, uptimeMs: 1, memoryBytes: 1 };

/** Whatever one connection did: another, made before, still gets its answers. */
async function withBystander(t: test.TestContext, act: (server: TestServer) => Promise<void>): Promise<TestServer> {
  const server = await serve(t);
  const bystander = await ready(t, server);
  await act(server);
  assert.deepEqual(await execute(bystander, commands.status), status);
  return server;
}

test('the right token: the answer is as the contract has it', async (t) => {
  const { connection } = await editor(t, await serve(t));
  assert.deepEqual(await initialize(connection), {
    capabilities: {
      textDocumentSync: { openClose: true, change: 0, save: true },
      executeCommandProvider: { 
        commands: [
          'livegraft.reload', 'livegraft.plan', 'livegraft.undo', 'livegraft.restart', 'livegraft.modules', 'livegraft.files', 'livegraft.census', 'livegraft.status',
        ],
      },
      experimental: { livegraft: capability },
    },
    serverInfo: { name: 'livegraft' },
  });
});

test('initialize comes once on a connection', async (t) => {
  const connection = await ready(t, await serve(t));
  await assert.rejects(initialize(connection), { code: -32600 });
  assert.deepEqual(await execute(connection, commands.status), status);
});

const wrong: [string, unknown][] = [
  ['a wrong token', { token: token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }],
  ['a token of another length', { token: 'short' }],
  ['a token that is no string', { token: [token] }],
  ['no token', {}],
  ['no initializationOptions', null],
];
for (const [name, options] of wrong) {
  test(`${name}: an error, then the connection is closed`, async (t) => {
    await withBystander(t, async (server) => {
      const { connection, socket } = await editor(t, server);
      const end = closed(socket);
      await assert.rejects(initialize(connection, options), { code: ERROR_UNAUTHORIZED, message: /token is wrong or missing/ });
      await end;
    });
  });
}

test('what is sent behind a wrong initialize is not answered, and the answer to it still arrives', async (t) => {
  const socket = await open(t, await serve(t));
  const end = closed(socket);
  const status = frame({ id: 2, method: methods.executeCommand, params: { command: commands.status } });
  socket.write(frame({ id: 1, method: methods.initialize, params: {} }) + status.repeat(100));
  const answer = await end;
  assert.match(answer, new RegExp(`"code":${ERROR_UNAUTHORIZED}`));
  assert.doesNotMatch(answer, /"id":2/);
});

test('a message before initialize: requests are refused, notifications dropped, initialize still possible', async (t) => {
  const server = await serve(t);
  const { connection } = await editor(t, server);
  await connection.sendNotification(methods.didSave, { textDocument: { uri: 'file:///shop/cart.js' } });
  for (const command of Object.values(commands)) {
    await assert.rejects(execute(connection, command), { code: ERROR_NOT_INITIALIZED });
  }
  await assert.rejects(connection.sendRequest('no/suchMethod'), { code: ERROR_NOT_INITIALIZED });
  assert.deepEqual(server.calls, []);
  await initialize(connection);
  assert.deepEqual(await execute(connection, commands.status), status);
});

const huge = `Content-Length: ${2 ** 30}\r\n\r\n`;
const hostile: [string, string | Buffer][] = [
  ['garbage bytes', Buffer.from([0, 1, 2, 255, 254, 13, 10])],
  ['one byte of garbage', 'x'],
  ['a TLS greeting', Buffer.from('1603010200010001fc0303', 'hex')],
  ['a frame of 1 GB announced', huge],
  ['a frame of 1 GB announced, and its beginning', huge + 'x'.repeat(1024 * 1024)],
  ['a frame too large for a stranger', `Content-Length: ${MAX_HANDSHAKE_FRAME_BYTES + 1}\r\n\r\n`],
  ['a negative length', 'Content-Length: -1\r\n\r\n'],
  ['a length beyond all numbers', `Content-Length: ${'9'.repeat(400)}\r\n\r\n`],
  ['a length in words', 'Content-Length: twelve\r\n\r\n'],
  ['no length', 'Content-Type: application/vscode-jsonrpc\r\n\r\n{}'],
  ['a header without end', `Content-Type: ${'x'.repeat(MAX_HEADER_BYTES)}`],
  ['HTTP inside a header', `Content-Length: 2\r\nHost: 127.0.0.1\r\n\r\n{}`],
  ['no JSON', 'Content-Length: 5\r\n\r\nhello'],
  ['JSON nested too deep', `Content-Length: 60000\r\n\r\n${'['.repeat(60000)}`],
  ['JSON that is no message', 'Content-Length: 4\r\n\r\nnull'],
  ['a batch', 'Content-Length: 2\r\n\r\n[]'],
  ['a cancellation of nothing', frame({ method: '$/cancelRequest' })],
];
for (const [name, bytes] of hostile) {
  test(`${name}: closed without an answer`, async (t) => {
    const server = await withBystander(t, async (server) => {
      const socket = await open(t, server);
      const end = closed(socket);
      socket.write(bytes);
      assert.equal(await end, '');
    });
    assert.ok(server.logged.some((line) => line.startsWith('A connection was closed: ')), server.logged.join('\n'));
  });
}

for (const headers of [{}, { Connection: 'Upgrade', Upgrade: 'websocket', Origin: 'http://evil.example' }]) {
  test(`a page's ${'Upgrade' in headers ? 'WebSocket' : 'POST'}: closed without an answer`, async (t) => {
    const tcp = await serve(t, { socket: 'tcp://127.0.0.1:0' });
    const url = tcp.server.socket.replace('tcp:', 'http:');
    const body = frame({ id: 1, method: methods.initialize, params: { initializationOptions: { token } } });
    const post = request(url, { method: 'POST', headers: { ...headers, 'Content-Length': body.length } });
    const failure = once(post, 'error') as Promise<[Error & { code: string }]>;
    post.on('response', () => assert.fail('HTTP was answered'));
    post.end(body);
    const [error] = await within(failure, 'the HTTP request did not fail');
    assert.match(error.code, /ECONNRESET|EPIPE/);
    assert.deepEqual(tcp.calls, []);
  });
}

test('an editor may send larger frames than a stranger, within the limit for all', async (t) => {
  await withBystander(t, async (server) => {
    const socket = await open(t, server);
    const end = closed(socket);
    socket.write(frame({ id: 1, method: methods.initialize, params: { initializationOptions: { token } } }));
    await once(socket, 'data');
    socket.write(frame({ id: 2, method: methods.executeCommand, params: { command: commands.status, filler: 'x'.repeat(100_000) } }));
    socket.write(`Content-Length: ${MAX_FRAME_BYTES + 1}\r\n\r\n`);
    assert.doesNotMatch(await end, /"error"/);
  });
});

test('frames may come in pieces, and several in one', async (t) => {
  const server = await serve(t);
  const socket = await open(t, server);
  const hello = frame({ id: 'é', method: methods.initialize, params: { initializationOptions: { token } } });
  const goodbye = frame({ id: 2, method: methods.shutdown }) + frame({ method: methods.exit });
  const bytes = Buffer.from(hello + frame({ method: methods.initialized }) + goodbye);
  const end = closed(socket);
  for (const byte of bytes.subarray(0, 150)) await new Promise((written) => socket.write(Buffer.from([byte]), written));
  socket.write(bytes.subarray(150));
  assert.match(await end, /"id":"é".*"id":2,"result":null/s);
});

test('who says nothing is closed after a while, who has initialized is not', async (t) => {
  const server = await serve(t, { handshakeMs: 1500 });
  const late = logs(server, 'did not initialize in time');
  const connection = await ready(t, server).catch(() => assert.fail('1.5 s were not enough to initialize: a very busy machine'));
  const silent = await open(t, server);
  await Promise.all([closed(silent), late]);
  assert.deepEqual(await execute(connection, commands.status), status);
});

test('TCP: on this machine only, and the port that was taken is told', async (t) => {
  const tcp = await serve(t, { socket: 'tcp://127.0.0.1:0' });
  assert.match(tcp.server.socket, /^tcp:\/\/127\.0\.0\.1:[1-9]\d*$/);
  assert.deepEqual(await execute(await ready(t, tcp), commands.status), status);
  for (const socket of ['tcp://0.0.0.0:0', 'tcp://[::]:0', 'tcp://example.com:80']) {
    await assert.rejects(serve(t, { socket }), /others could reach it/);
  }
  await assert.rejects(serve(t, { socket: 'tcp://127.0.0.1' }), /tcp:\/\/host:port/);
});

test('a socket that is taken: the error says where and why', async (t) => {
  const { server } = await serve(t);
  await assert.rejects(serve(t, { socket: server.socket }), new RegExp(`cannot listen on ${server.socket}: .*EADDRINUSE.*LIVEGRAFT_DIR`));
});
