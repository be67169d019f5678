/** What an editor is to an agent, for tests: finds it, says the token, saves, gives commands, hears of updates. */
import { watch, type FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect as connectSocket, type Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, SocketMessageReader, SocketMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node';
import { methods, type InitializeResult, type PublishDiagnosticsParams } from '../../runtime-agent/protocol/lsp.ts';
import {
  notifications, type DiscoveryFile, type LivegraftCapability, type StatusResult, type ThrownError, type UpdateReport,
} from '../../runtime-agent/protocol/messages.ts';
import { Inbox } from './inbox.ts';
import { within } from './within.ts';

export interface AgentClient {
  /** For what is not below: any request or notification. */
  readonly connection: MessageConnection;
  /** Below the connection: to write several messages at once, or to cut it. */
  readonly socket: Socket;
  readonly capability: LivegraftCapability;
  /** What has come, each kind in an inbox of its own. */
  readonly updates: Inbox<UpdateReport>;
  readonly diagnostics: Inbox<PublishDiagnosticsParams>;
  readonly statuses: Inbox<StatusResult>;
  readonly loads: Inbox<StatusResult>;
  readonly thrown: Inbox<ThrownError>;
  didSave(file: string): Promise<void>;
  /** `workspace/executeCommand`. */
  execute<Result>(command: string, ...args: unknown[]): Promise<Result>;
  dispose(): void;
}

/**
 * Waits for an agent's discovery file in an agents' folder, which must exist.
 * @param id the app's pid; `<pid>-<thread>` for a worker thread of an app
 * @param isMeant whether it is this one: a process that has replaced itself has its predecessor's file at first
 */
export async function findAgent(folder: string, id: number | string, isMeant: (agent: DiscoveryFile) => boolean = () => true): Promise<DiscoveryFile> {
  const file = join(folder, `${id}.json`);
  let watcher: FSWatcher | undefined;
  const found = new Promise<DiscoveryFile>((resolve, reject) => {
    const look = () => void readDiscovery(file).then((agent) => agent && isMeant(agent) && resolve(agent), reject);
    watcher = watch(folder, look).on('error', reject);
    look();
  });
  return within(found, `the agent of process ${id} did not write ${file}`).finally(() => watcher?.close());
}

async function readDiscovery(file: string): Promise<DiscoveryFile | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DiscoveryFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Connects, and says `initialize` with the agent's token. */
export async function connect(agent: DiscoveryFile): Promise<AgentClient> {
  const socket = await openSocket(agent.socket);
  const connection = createMessageConnection(new SocketMessageReader(socket), new SocketMessageWriter(socket));
  const inboxes = {
    updates: inbox<UpdateReport>(connection, notifications.didUpdate),
    diagnostics: inbox<PublishDiagnosticsParams>(connection, methods.publishDiagnostics),
    statuses: inbox<StatusResult>(connection, notifications.status),
    loads: inbox<StatusResult>(connection, notifications.didLoad),
    thrown: inbox<ThrownError>(connection, notifications.didThrow),
  };
  connection.listen();
  const dispose = () => {
    connection.dispose();
    socket.destroy();
  };
  try {
    return { connection, socket, capability: await initialize(connection, agent.token), ...inboxes, ...editor(connection), dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

function inbox<Message>(connection: MessageConnection, method: string): Inbox<Message> {
  const messages = new Inbox<Message>(method);
  connection.onNotification(method, (message: Message) => messages.add(message));
  return messages;
}

function editor(connection: MessageConnection): Pick<AgentClient, 'didSave' | 'execute'> {
  return {
    didSave: (file) => connection.sendNotification(methods.didSave, { textDocument: { uri: pathToFileURL(file).href } }),
    execute: (command, ...args) =>
      within(connection.sendRequest(methods.executeCommand, { command, arguments: args }), `the agent did not answer ${command}`),
  };
}

async function initialize(connection: MessageConnection, token: string): Promise<LivegraftCapability> {
  const parameters = { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { token } };
  const answer = connection.sendRequest<InitializeResult>(methods.initialize, parameters);
  const result = await within(answer, 'the agent did not answer initialize');
  await connection.sendNotification(methods.initialized, {});
  return result.capabilities.experimental.livegraft;
}

/** @param address as in {@link DiscoveryFile.socket} */
export async function openSocket(address: string): Promise<Socket> {
  const tcp = /^tcp:\/\/(.+):(\d+)$/.exec(address);
  const socket = tcp ? connectSocket(Number(tcp[2]), tcp[1]) : connectSocket(address);
  const opened = new Promise<void>((resolve, reject) => void socket.once('connect', resolve).once('error', reject));
  await within(opened, `nobody answers at ${address}`);
  // Errors after this arrive as the connection's closing, which is what a test looks at.
  socket.on('error', () => {});
  return socket;
}
