/** What those who are let in can ask for, hear, and do to each other: nothing. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { logTypes, methods, severities, type Diagnostic } from '../../runtime-agent/protocol/lsp.ts';
import {
  commands, ERROR_CANNOT_RESTART, notifications, type StatusResult, type UpdateReport,
} from '../../runtime-agent/protocol/messages.ts';
import { within } from '../tools/within.ts';
import { closed, editor, execute, hears, initialize, logs, ready, report, serve, token } from './wire.ts';

const uri = 'file:///shop/cart.ts';
const status: StatusResult = { health: 'live', updates: 0, modules: 0, uptimeMs: 1, memoryBytes: 1 };
const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
const diagnostic: Diagnostic = { range, severity: severities.warning, source: 'livegraft', message: 'a new import', code: 'LG102' };

test('each command reaches its handler, with its arguments', async (t) => {
  const server = await serve(t);
  const connection = await ready(t, server);
  assert.deepEqual(await execute(connection, commands.reload), report);
  assert.deepEqual(await execute(connection, commands.reload, uri), report);
  assert.deepEqual(await execute(connection, commands.undo), report);
  assert.deepEqual(await execute(connection, commands.restart, { mode: 'soft' }), { restarting: true });
  assert.deepEqual(await execute(connection, commands.modules), { modules: [] });
  assert.deepEqual(await execute(connection, commands.modules, uri), { modules: [] });
  assert.deepEqual(await execute(connection, commands.files), { files: [] });
  assert.deepEqual(await execute(connection, commands.status), status);
  assert.deepEqual(await connection.sendRequest(methods.executeCommand, { command: commands.status }), status);
  assert.deepEqual(server.calls.slice(0, 6), [['reload', null], ['reload', [uri]], ['undo'], ['restart', 'soft'], ['modules', null], ['modules', [uri]]]);
});

test('a save is passed on; what is no file, or no save, is not', async (t) => {
  const server = await serve(t);
  const connection = await ready(t, server);
  const saved = within(once(server.seen, 'didSave'), 'the save did not arrive');
  await connection.sendNotification(methods.initialized, {});
  await connection.sendNotification(methods.didOpen, { textDocument: { uri, languageId: 'typescript', version: 1, text: 'let x' } });
  for (const params of [undefined, [uri], { textDocument: null }, { textDocument: { uri: 3 } }, { textDocument: { uri: 'untitled:1' } }]) {
    await connection.sendNotification(methods.didSave, params);
  }
  await connection.sendNotification(methods.didSave, { textDocument: { uri } });
  assert.deepEqual(await saved, [uri]);
  assert.deepEqual(server.calls, [['didSave', uri]]);
});

const refused: [unknown, RegExp][] = [
  [{ command: 'livegraft.nothing' }, /no command "livegraft.nothing".*livegraft\.reload, livegraft\.plan, livegraft\.undo/],
  [{ command: 'toString' }, /no command "toString"/],
  [{}, /no command nothing/],
  [[], /no command nothing/],
  [{ command: commands.reload, arguments: uri }, /arguments must be an array/],
  [{ command: commands.reload, arguments: [uri, 3] }, /argument 2 must be a file: URI, not 3/],
  [{ command: commands.reload, arguments: ['/shop/cart.ts'] }, /argument 1 must be a file: URI/],
  [{ command: commands.restart }, /argument 1 must be \{ mode: "soft" \} or \{ mode: "hard" \}, not nothing/],
  [{ command: commands.restart, arguments: [{ mode: 'warm' }] }, /not \{"mode":"warm"\}/],
];
test('wrong parameters: an error that says which, and the connection lives on', async (t) => {
  const server = await serve(t);
  const connection = await ready(t, server);
  for (const [params, message] of refused) {
    await assert.rejects(connection.sendRequest(methods.executeCommand, params), { code: -32602, message });
  }
  await assert.rejects(connection.sendRequest('textDocument/hover', {}), { code: -32601, message: /textDocument\/hover/ });
  assert.deepEqual(server.calls, []);
  assert.deepEqual(await execute(connection, commands.status), status);
});

test('a handler that fails: its message, its code if it has one, and the connection lives on', async (t) => {
  const fail = (error: unknown) => () => { throw error; };
  const server = await serve(t, {
    handlers: {
      didSave: fail(new Error('no save')),
      reload: () => Promise.reject(new Error('the disk is gone')),
      plan: fail('another string'),
      undo: fail('a string'),
      restart: fail(Object.assign(new Error('nobody can'), { code: ERROR_CANNOT_RESTART })),
      modules: fail(Object.assign(new Error('no such file'), { code: 'ENOENT' })),
      files: fail(new Error('no files')),
      census: fail(new Error('no heap')),
      status: () => status,
    },
  });
  const connection = await ready(t, server);
  const saidSo = logs(server, 'no save');
  await connection.sendNotification(methods.didSave, { textDocument: { uri } });
  await saidSo;
  await assert.rejects(execute(connection, commands.reload), { code: -32603, message: 'the disk is gone' });
  await assert.rejects(execute(connection, commands.undo), { code: -32603, message: 'a string' });
  await assert.rejects(execute(connection, commands.restart, { mode: 'hard' }), { code: ERROR_CANNOT_RESTART, message: 'nobody can' });
  await assert.rejects(execute(connection, commands.modules), { code: -32603, message: 'no such file' });
  assert.deepEqual(await execute(connection, commands.status), status);
});

test('two editors both hear everything, and the one that stays when the other has left', async (t) => {
  const server = await serve(t);
  const [one, two] = [await ready(t, server), await ready(t, server)];
  const { broadcast } = server.server;
  const thrown = { message: 'no', uri: null, range: null, stack: 'Error: no' };
  const all: [string, unknown, () => void][] = [
    [notifications.didUpdate, report, () => broadcast.didUpdate(report)],
    [notifications.status, status, () => broadcast.status(status)],
    [notifications.didLoad, status, () => broadcast.didLoad(status)],
    [notifications.didThrow, thrown, () => broadcast.didThrow(thrown)],
    [methods.publishDiagnostics, { uri, diagnostics: [diagnostic] }, () => broadcast.publishDiagnostics(uri, [diagnostic])],
    [methods.logMessage, { type: 2, message: 'mind' }, () => broadcast.logMessage(logTypes.warning, 'mind')],
  ];
  assert.equal(server.server.editors(), 2);
  for (const [method, params, send] of all) {
    const both = [hears(one, method), hears(two, method)];
    send();
    assert.deepEqual(await Promise.all(both), [params, params]);
  }
  await one.sendRequest(methods.shutdown);
  assert.equal(server.server.editors(), 1);
  await assert.rejects(execute(one, commands.status), { code: -32600, message: /after shutdown/ });
  const still = hears(two, notifications.status);
  broadcast.status(status);
  await still;
});

test('what is slow is shown to who shows progress, and to nobody else', async (t) => {
  const server = await serve(t);
  const [{ connection: shows }, other] = [await editor(t, server), await ready(t, server)];
  await shows.sendRequest(methods.initialize, { processId: null, capabilities: { window: { workDoneProgress: true } }, initializationOptions: { token } });
  const heard: unknown[] = [];
  shows.onRequest(methods.createProgress, (params) => { heard.push(params); return null; });
  shows.onNotification(methods.progress, (params) => { heard.push(params); });
  other.onRequest(methods.createProgress, () => assert.fail('it does not show progress'));
  other.onNotification(methods.progress, () => assert.fail('it does not show progress'));
  const end = server.server.broadcast.progress('Updating shop');
  end();
  const last = [hears(shows, notifications.status), hears(other, notifications.status)];
  server.server.broadcast.status(status);
  await Promise.all(last);
  const progress = (value: object) => ({ token: 'livegraft-1', value });
  assert.deepEqual(heard, [{ token: 'livegraft-1' }, progress({ kind: 'begin', title: 'Updating shop' }), progress({ kind: 'end' })]);
});

test('who is not initialized hears nothing', async (t) => {
  const server = await serve(t);
  const { connection, socket } = await editor(t, server);
  const end = closed(socket);
  await assert.rejects(execute(connection, commands.status));
  server.server.broadcast.didUpdate(report);
  server.server.broadcast.logMessage(logTypes.info, 'secret');
  await connection.sendNotification(methods.exit);
  assert.doesNotMatch(await end, /didUpdate|secret/);
});

test('shutdown and exit: that editor has left, the server stays', async (t) => {
  const server = await serve(t);
  const { connection, socket } = await editor(t, server);
  await initialize(connection);
  const end = closed(socket);
  assert.equal(await connection.sendRequest(methods.shutdown), null);
  await connection.sendNotification(methods.exit);
  await end;
  assert.equal(server.logged.filter((line) => line === 'An editor has left.').length, 1);
  assert.deepEqual(await execute(await ready(t, server), commands.status), status);
});

test('an editor that dies in the middle of a request harms nobody', async (t) => {
  let begin = (): void => {};
  let finish = (_: UpdateReport): void => {};
  const begun = new Promise<void>((resolve) => { begin = resolve; });
  const slow = new Promise<UpdateReport>((resolve) => { finish = resolve; });
  const server = await serve(t, {
    handlers: {
      reload: () => (begin(), slow), plan: () => slow, undo: () => slow, status: () => status, modules: () => ({ modules: [] }), files: () => ({ files: [] }),
      census: () => Promise.resolve({ pauseMs: 0, modules: [] }), restart: () => Promise.resolve({ restarting: false }), didSave: () => {},
    },
  });
  const other = await ready(t, server);
  const { connection, socket } = await editor(t, server);
  await initialize(connection);
  execute(connection, commands.reload).catch(() => {});
  await within(begun, 'the reload did not begin');
  const left = logs(server, 'An editor has left');
  connection.dispose();
  socket.resetAndDestroy();
  await left;
  const answer = execute(other, commands.undo);
  finish(report);
  assert.deepEqual(await answer, report);
  assert.equal(server.server.editors(), 1);
});

test('an editor that reads nothing is closed before it fills the memory', async (t) => {
  const server = await serve(t);
  const { connection, socket } = await editor(t, server);
  await initialize(connection);
  const dropped = logs(server, 'it does not read what it is sent');
  socket.pause();
  const text = 'x'.repeat(4 * 1024 * 1024);
  for (let sent = 0; sent < 20; sent++) server.server.broadcast.logMessage(logTypes.log, text);
  await dropped;
});

test('a new editor gets what is published', async (t) => {
  const server = await serve(t, { published: () => [{ uri, diagnostics: [diagnostic] }] });
  const { connection } = await editor(t, server);
  const first = hears(connection, methods.publishDiagnostics);
  await initialize(connection);
  assert.deepEqual(await first, { uri, diagnostics: [diagnostic] });
});

test('the supervisor is asked, editors are not; when it has left there is none', async (t) => {
  const server = await serve(t);
  const connection = await ready(t, server);
  connection.onNotification(notifications.willRestart, () => assert.fail('an editor was asked to restart the app'));
  assert.equal(server.server.hasSupervisor(), false);
  assert.equal(server.server.askSupervisor('hard'), false);
  const supervisor = await ready(t, server, { supervisor: true });
  const [asked, heard] = [hears(supervisor, notifications.willRestart), hears(supervisor, notifications.didUpdate)];
  assert.equal(server.server.hasSupervisor(), true);
  assert.equal(server.server.askSupervisor('hard'), true);
  server.server.broadcast.didUpdate(report);
  assert.deepEqual([await asked, await heard], [{ mode: 'hard' }, report]);
  assert.equal(server.server.editors(), 1);
  await supervisor.sendRequest(methods.shutdown);
  assert.equal(server.server.hasSupervisor(), false);
  const { connection: odd } = await editor(t, server);
  await assert.rejects(initialize(odd, { token, supervisor: 'yes' }), { code: -32602, message: /supervisor must be true or false/ });
});

test('close delivers what was written, ends every connection and removes the socket', async (t) => {
  const server = await serve(t);
  const [connection, { socket: stranger }] = [await ready(t, server), await editor(t, server)];
  const [last, end] = [hears(connection, notifications.didUpdate), closed(stranger)];
  server.server.broadcast.didUpdate({ ...report, durationMs: 9 });
  await within(server.server.close(), 'the server did not close');
  assert.deepEqual(await last, { ...report, durationMs: 9 });
  await end;
  assert.equal(existsSync(server.server.socket), false);
  await server.server.close();
});
