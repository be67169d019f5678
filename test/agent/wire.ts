/** A real server of the agent's, and connections to it, for the tests of the wire. */
import { once, EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createMessageConnection, SocketMessageReader, SocketMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node';
import { createToken } from '../../runtime-agent/node/agent-thread/discovery.ts';
import { startServer, type AgentServer, type ServerOptions } from '../../runtime-agent/node/agent-thread/server.ts';
import { socketAddress } from '../../runtime-agent/protocol/discovery.ts';
import { methods } from '../../runtime-agent/protocol/lsp.ts';
import type { UpdateReport } from '../../runtime-agent/protocol/messages.ts';
import { within } from '../tools/within.ts';

export const token = createToken();
export const capability = {
  version: 1, pid: process.pid, title: 'shop', root: '/shop', runtime: { name: 'node', version: '20.20.2' },
} as const;
export const report: UpdateReport = { id: 7, trigger: 'save', outcome: 'live', durationMs: 3.1, pauseMs: 0.4, files: [] };

/** The server, and what it was asked and has logged: `seen` emits each call's name and each log line's text. */
export interface TestServer { server: AgentServer; seen: EventEmitter; calls: unknown[][]; logged: string[] }

export async function serve(t: TestContext, changes: Partial<ServerOptions> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'livegraft-'));
  const [seen, calls, logged] = [new EventEmitter(), [] as unknown[][], [] as string[]];
  const called = <T>(name: string, result: T) => (...args: unknown[]): T => {
    calls.push([name, ...args]);
    seen.emit(name, ...args);
    return result;
  };
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const server = await startServer({
    socket: join(folder, 'agent.sock'), token, capability, published: () => [],
    handlers: {
      didSave: called('didSave', undefined),
      reload: called('reload', Promise.resolve(report)),
      plan: called('plan', Promise.resolve({ ...report, id: 0 })),
      undo: called('undo', Promise.resolve(report)),
      restart: called('restart', Promise.resolve({ restarting: true })),
      modules: called('modules', { modules: [] }),
      files: called('files', { files: [] }),
      census: called('census', Promise.resolve({ pauseMs: 0, modules: [] })),
      status: called('status', { health: 'live', updates: 0, modules: 0, uptimeMs: 1, memoryBytes: 1 } as const),
    },
    log: (text) => {
      logged.push(text);
      seen.emit('log', text);
    },
    ...changes,
  });
  t.after(() => server.close());
  return { server, seen, calls, logged };
}

/** Resolves when a log line holds the text; to be called before what causes it. */
export function logs({ seen }: TestServer, text: string): Promise<void> {
  const found = new Promise<void>((resolve) => seen.on('log', (line: string) => line.includes(text) && resolve()));
  return within(found, `nothing was logged that says "${text}"`);
}

export async function open(t: TestContext, { server }: TestServer): Promise<Socket> {
  const socket = connect(socketAddress(server.socket));
  t.after(() => socket.destroy());
  await within(once(socket, 'connect'), `no connection to ${server.socket}`);
  // A reset is one of the ways in which the other side closes; tests wait for 'close'.
  socket.on('error', () => {});
  return socket;
}

/** Resolves with all that came, when the other side has closed the connection. */
export function closed(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  const end = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  return within(end, 'the connection was not closed');
}

export const frame = (message: object): string => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

/** A connection as an editor makes it, not yet initialized. */
export async function editor(t: TestContext, server: TestServer): Promise<{ connection: MessageConnection; socket: Socket }> {
  const socket = await open(t, server);
  const connection = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
  connection.listen();
  t.after(() => connection.dispose());
  return { connection, socket };
}

export function initialize(connection: MessageConnection, initializationOptions: unknown = { token }): Promise<unknown> {
  const answer = connection.sendRequest(methods.initialize, { processId: null, capabilities: {}, initializationOptions });
  return within(answer, 'initialize was not answered');
}

/** An editor that has initialized. */
export async function ready(t: TestContext, server: TestServer, more: object = {}): Promise<MessageConnection> {
  const { connection } = await editor(t, server);
  await initialize(connection, { token, ...more });
  return connection;
}

export function execute(connection: MessageConnection, command: string, ...args: unknown[]): Promise<unknown> {
  const answer = connection.sendRequest(methods.executeCommand, { command, arguments: args });
  return within(answer, `${command} was not answered`);
}

/** Resolves with the parameters of the next notification of that name; to be called before what causes it. */
export function hears(connection: MessageConnection, method: string): Promise<unknown> {
  const heard = new Promise<unknown>((resolve) => connection.onNotification(method, resolve));
  return within(heard, `no ${method} came`);
}
