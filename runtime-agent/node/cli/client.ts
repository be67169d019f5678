/** One connection of the command line to an agent. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  createMessageConnection, ErrorCodes, NullLogger, ResponseError, type DataCallback, type Disposable, type MessageConnection,
} from 'vscode-jsonrpc/node';
import { socketAddress } from '../../protocol/discovery.ts';
import { methods, type InitializeResult, type LogMessageParams, type PublishDiagnosticsParams } from '../../protocol/lsp.ts';
import {
  commands, MAX_FRAME_BYTES, notifications, type CensusResult, type CommandName, type DiscoveryFile, type InitializationOptions, type ModulesResult,
  type RestartArguments, type RestartResult, type StatusResult, type ThrownError, type UpdateReport,
} from '../../protocol/messages.ts';
import { FrameReader, FrameWriter } from '../agent-thread/frames.ts';
import { exitCodes, Failure, messageOf } from './failure.ts';

interface Notifications {
  [notifications.didUpdate]: UpdateReport;
  [notifications.status]: StatusResult;
  [notifications.didLoad]: StatusResult;
  [notifications.didThrow]: ThrownError;
  [notifications.willRestart]: RestartArguments;
  [methods.logMessage]: LogMessageParams;
  [methods.publishDiagnostics]: PublishDiagnosticsParams;
}
/** What an agent says by itself. */
export type Said = { [Method in keyof Notifications]: { method: Method; params: Notifications[Method] } }[keyof Notifications];

export interface ConnectOptions {
  /** This process started the app, and can start it anew. */
  supervisor?: true;
  /** Hears all that the agent says from its answer to `initialize` on. */
  hear?: (said: Said) => void;
}

/** An agent answers from its own thread, also while its app is busy; one that takes this long never will. */
const HANDSHAKE_MS = 10_000;

/**
 * vscode-jsonrpc handles one message in a turn of the event loop, and none once it is disposed of. An agent may answer and
 * be gone: what has come by then is still to be heard.
 */
class CountingReader extends FrameReader {
  unheard = 0;

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => { this.unheard++; callback(message); });
  }

  async allHeard(): Promise<void> {
    while (this.unheard > 0) await nextTurn();
  }
}

/** Requests reject with the agent's ResponseError, or with a Failure when the connection was lost first. */
export class AgentClient {
  readonly agent: DiscoveryFile;
  /** Resolves when the connection has ended, whoever ended it. */
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  readonly #connection: MessageConnection;

  constructor(agent: DiscoveryFile, socket: Socket, hear: ConnectOptions['hear']) {
    this.agent = agent;
    this.#socket = socket;
    const reader = new CountingReader(socket, () => MAX_FRAME_BYTES);
    this.#connection = createMessageConnection(reader, new FrameWriter(socket), NullLogger, {
      messageStrategy: { handleMessage: (message, next) => { reader.unheard--; return next(message); } },
    });
    this.#connection.onError(() => socket.destroy());
    const ended = new Promise((resolve) => socket.once('close', resolve));
    // Disposed of, so that requests which get no answer any more reject.
    this.closed = ended.then(() => reader.allHeard()).then(() => this.#connection.dispose());
    // A newer agent may say more than we know.
    this.#connection.onNotification((method, params) => hear?.({ method, params } as Said));
    this.#connection.listen();
  }

  /** An empty list: everything that changed on disk. @param uris `file:` URIs */
  reload(uris: string[]): Promise<UpdateReport> { return this.#execute(commands.reload, uris); }
  /** What `reload` would come to. */
  plan(uris: string[]): Promise<UpdateReport> { return this.#execute(commands.plan, uris); }
  undo(): Promise<UpdateReport> { return this.#execute(commands.undo); }
  restart(mode: RestartArguments['mode']): Promise<RestartResult> {
    return this.#execute(commands.restart, [{ mode } satisfies RestartArguments]);
  }
  modules(): Promise<ModulesResult> { return this.#execute(commands.modules); }
  census(): Promise<CensusResult> { return this.#execute(commands.census); }
  status(): Promise<StatusResult> { return this.#execute(commands.status); }

  /** Says who is there. @throws ResponseError when the agent does not take the token */
  async initialize(initializationOptions: InitializationOptions): Promise<void> {
    const params = { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions };
    // LSP's `initialized` is left out: an agent does nothing with it, and writing to one that has just ended would lose what it said last.
    await this.#request<InitializeResult>(methods.initialize, params);
  }

  dispose(): void {
    this.#socket.destroySoon();
  }

  #execute<Result>(command: CommandName, args: unknown[] = []): Promise<Result> {
    return this.#request(methods.executeCommand, { command, arguments: args });
  }

  async #request<Result>(method: string, params: object): Promise<Result> {
    try {
      return await this.#connection.sendRequest<Result>(method, params);
    } catch (error) {
      if (error instanceof ResponseError && error.code !== ErrorCodes.PendingResponseRejected) throw error;
      throw new Failure(`${nameOf(this.agent)} ended before it answered.`, exitCodes.appFailed, { cause: error });
    }
  }
}

/**
 * Connects and says the token.
 * @throws Failure when the agent cannot be reached or does not want this client: which, where and why
 */
export async function connectTo(agent: DiscoveryFile, { hear, ...options }: ConnectOptions = {}): Promise<AgentClient> {
  const socket = connect(socketAddress(agent.socket));
  socket.setTimeout(HANDSHAKE_MS, () => socket.destroy(new Error(`no answer within ${HANDSHAKE_MS / 1000} s`)));
  let lost: Error | undefined;
  socket.on('error', (error) => { lost = error; });
  try {
    await once(socket, 'connect');
    const client = new AgentClient(agent, socket, hear);
    await client.initialize({ token: agent.token, ...options });
    socket.setTimeout(0);
    return client;
  } catch (error) {
    socket.destroy();
    const reason = lost ?? error;
    throw new Failure(`${nameOf(agent)} cannot be reached at ${agent.socket}: ${messageOf(reason)}`, exitCodes.noAgent, { cause: reason });
  }
}

/** @returns what a user knows an app by: `api (4711)` */
export const nameOf = ({ title, pid }: DiscoveryFile): string => `${title} (${pid})`;
