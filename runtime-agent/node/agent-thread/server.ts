/** The agent's socket: any number of editors at a time, none of which can harm another or the app. */
import { once } from 'node:events';
import { createServer, isIPv4, type AddressInfo, type Server, type Socket } from 'node:net';
import { socketAddress } from '../../protocol/discovery.ts';
import {
  methods, type Diagnostic, type InitializeResult, type LogMessageParams, type LogType, type PublishDiagnosticsParams,
} from '../../protocol/lsp.ts';
import {
  commands, notifications, type LivegraftCapability, type RestartArguments, type StatusResult, type ThrownError,
  type UpdateReport,
} from '../../protocol/messages.ts';
import type { Handlers } from './commands.ts';
import { Editor } from './editor.ts';

export interface ServerOptions {
  /** From `chooseSocket`, or `tcp://host:port` of this machine; port 0 takes a free one. */
  socket: string;
  token: string;
  capability: LivegraftCapability;
  handlers: Handlers;
  /** What a new editor is to show at once. */
  published: () => PublishDiagnosticsParams[];
  log: (text: string) => void;
  /** Hears how many editors are there when that changes, the supervisor not counted. */
  onEditors?: (count: number) => void;
  /** Milliseconds in which a connection must have initialized; else it is closed. Default: 30 seconds. */
  handshakeMs?: number;
}

/** Each goes to every editor that is there, and to the supervisor. */
export interface Broadcast {
  didUpdate(report: UpdateReport): void;
  status(status: StatusResult): void;
  didLoad(status: StatusResult): void;
  didThrow(error: ThrownError): void;
  publishDiagnostics(uri: string, diagnostics: Diagnostic[]): void;
  logMessage(type: LogType, text: string): void;
  /** @returns what is to be called at its end */
  progress(title: string): () => void;
}

export interface AgentServer {
  /** For the discovery file: as asked for, with the port that was taken. */
  socket: string;
  broadcast: Broadcast;
  /** How many editors are there, the supervisor not counted. */
  editors(): number;
  hasSupervisor(): boolean;
  /** Asks the supervisor to restart the app. @returns whether there is one */
  askSupervisor(mode: RestartArguments['mode']): boolean;
  /** What was written is still delivered, within a second. */
  close(): Promise<void>;
}

const HANDSHAKE_MS = 30_000;
const CLOSE_MS = 1_000;

/**
 * Listens, and stays until `close`. The server keeps its thread alive, and that is wanted: the agent's thread would end
 * without it. It is the worker that must not keep the process alive.
 * @throws Error when it cannot listen: where and why
 */
export async function startServer(options: ServerOptions): Promise<AgentServer> {
  const sockets = new Set<Socket>();
  const editors = new Set<Editor>();
  const server = createServer({ noDelay: true }, (socket) => accept(socket, sockets, editors, options));
  await listen(server, options.socket);
  server.on('error', (error) => options.log(`The agent's socket ${options.socket} failed: ${error.message}.`));
  const supervisor = (): Editor | undefined => [...editors].findLast((editor) => editor.isSupervisor);
  let closed: Promise<void> | undefined;
  return {
    socket: listenedOn(server, options.socket),
    broadcast: broadcastTo(editors),
    editors: () => countOf(editors),
    hasSupervisor: () => supervisor() !== undefined,
    askSupervisor: (mode) => ask(supervisor(), mode),
    close: () => (closed ??= close(server, sockets)),
  };
}

function accept(socket: Socket, sockets: Set<Socket>, editors: Set<Editor>, options: ServerOptions): void {
  const { token, capability, handlers, published, log, onEditors, handshakeMs = HANDSHAKE_MS } = options;
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
  new Editor(socket, {
    token, handlers, log, handshakeMs, result: initializeResult(capability),
    joined: (editor) => {
      editors.add(editor);
      log(`${editor.isSupervisor ? 'The supervisor' : 'An editor'} has connected.`);
      onEditors?.(countOf(editors));
      for (const params of published()) editor.notify(methods.publishDiagnostics, params);
    },
    left: (editor) => {
      editors.delete(editor);
      onEditors?.(countOf(editors));
      log(`${editor.isSupervisor ? 'The supervisor' : 'An editor'} has left.`);
    },
  });
}

const countOf = (editors: ReadonlySet<Editor>): number => [...editors].filter((editor) => !editor.isSupervisor).length;

function initializeResult(livegraft: LivegraftCapability): InitializeResult {
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: 0, save: true },
      executeCommandProvider: { commands: Object.values(commands) },
      experimental: { livegraft },
    },
    serverInfo: { name: 'livegraft' },
  };
}

function broadcastTo(editors: ReadonlySet<Editor>): Broadcast {
  let begun = 0;
  const all = (method: string, params: object): void => editors.forEach((editor) => editor.notify(method, params));
  return {
    didUpdate: (report) => all(notifications.didUpdate, report),
    status: (status) => all(notifications.status, status),
    didLoad: (status) => all(notifications.didLoad, status),
    didThrow: (error) => all(notifications.didThrow, error),
    publishDiagnostics: (uri, diagnostics) => all(methods.publishDiagnostics, { uri, diagnostics } satisfies PublishDiagnosticsParams),
    logMessage: (type, message) => all(methods.logMessage, { type, message } satisfies LogMessageParams),
    progress(title) {
      const token = `livegraft-${++begun}`;
      const told = [...editors];
      told.forEach((editor) => editor.progressBegins(token, title));
      return () => told.forEach((editor) => editor.progressEnds(token));
    },
  };
}

function ask(supervisor: Editor | undefined, mode: RestartArguments['mode']): boolean {
  supervisor?.notify(notifications.willRestart, { mode } satisfies RestartArguments);
  return supervisor !== undefined;
}

async function listen(server: Server, socket: string): Promise<void> {
  const address = socketAddress(socket);
  if ('host' in address && !isLoopback(address.host)) {
    throw new Error(`The agent does not listen on ${socket}: others could reach it. Use tcp://127.0.0.1:0.`);
  }
  try {
    server.listen(address);
    await once(server, 'listening');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The agent cannot listen on ${socket}: ${reason}. Choose another address, or folder (LIVEGRAFT_DIR).`,
      { cause: error });
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

function listenedOn(server: Server, socket: string): string {
  const address = server.address() as AddressInfo | string;
  if (typeof address === 'string') return socket;
  return `tcp://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  sockets.forEach((socket) => socket.destroySoon());
  const late = setTimeout(() => sockets.forEach((socket) => socket.destroy()), CLOSE_MS).unref();
  await closed;
  clearTimeout(late);
}
