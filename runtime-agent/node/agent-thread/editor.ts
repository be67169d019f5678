/** One connection to the agent: an editor's, a command line's, or the supervisor's. */
import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { createMessageConnection, ErrorCodes, Message, ResponseError, type MessageConnection } from 'vscode-jsonrpc/node';
import { methods, type InitializeResult, type ProgressParams } from '../../protocol/lsp.ts';
import {
  ERROR_NOT_INITIALIZED, ERROR_UNAUTHORIZED, MAX_FRAME_BYTES, MAX_HANDSHAKE_FRAME_BYTES,
} from '../../protocol/messages.ts';
import { invalid, isFileUri, isRecord, runCommand, type Handlers } from './commands.ts';
import { FrameReader, FrameWriter } from './frames.ts';

export interface EditorOptions {
  token: string;
  /** The answer to a right `initialize`. */
  result: InitializeResult;
  handlers: Handlers;
  /** Milliseconds in which `initialize` must have succeeded. */
  handshakeMs: number;
  log: (text: string) => void;
  /** It has been told that it is initialized, and may be notified from now on. */
  joined: (editor: Editor) => void;
  /** After `joined`: it has said goodbye, or its connection is gone. */
  left: (editor: Editor) => void;
}

/** `new` until its token was right, `ready` once the answer is written, `left` from its `shutdown` or its end. */
type State = 'new' | 'accepted' | 'ready' | 'left';

export class Editor {
  readonly #socket: Socket;
  readonly #options: EditorOptions;
  readonly #reader: FrameReader;
  readonly #connection: MessageConnection;
  readonly #deadline: NodeJS.Timeout;
  #state: State = 'new';
  #isSupervisor = false;
  #showsProgress = false;
  /** Messages; some that are heard never are, such as a cancellation. */
  #handled = 0;

  constructor(socket: Socket, options: EditorOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#reader = new FrameReader(socket, () => (this.#state === 'new' ? MAX_HANDSHAKE_FRAME_BYTES : MAX_FRAME_BYTES));
    this.#connection = this.#connect();
    // Not to be what keeps a process alive.
    this.#deadline = setTimeout(() => this.#drop('it did not initialize in time'), options.handshakeMs).unref();
    // A lost connection is an editor that has left; 'close' follows and is what counts.
    socket.on('error', (error) => options.log(`An editor's connection failed: ${error.message}.`));
    socket.once('close', () => this.#closesIn(this.#reader.heard - this.#handled));
  }

  /** It is the process that started the app; known once it has joined. */
  get isSupervisor(): boolean {
    return this.#isSupervisor;
  }

  /** Sends a notification to it; nothing when it has left. */
  notify(method: string, params: object): void {
    if (this.#state !== 'ready') return;
    this.#connection.sendNotification(method, params)
      .catch((error: unknown) => this.#options.log(`${method} could not be sent: ${String(error)}.`));
  }

  /** Something begins that takes its time. @param token names it, until {@link progressEnds} */
  progressBegins(token: string, title: string): void {
    if (this.#state !== 'ready' || !this.#showsProgress) return;
    // Its answer says nothing that matters here.
    this.#connection.sendRequest(methods.createProgress, { token }).catch(() => {});
    this.notify(methods.progress, { token, value: { kind: 'begin', title } } satisfies ProgressParams);
  }

  progressEnds(token: string): void {
    if (this.#showsProgress) this.notify(methods.progress, { token, value: { kind: 'end' } } satisfies ProgressParams);
  }

  #connect(): MessageConnection {
    const { log } = this.#options;
    const connection = createMessageConnection(this.#reader, new FrameWriter(this.#socket), { error: log, warn: log, info: log, log }, {
      messageStrategy: { handleMessage: (message, next) => this.#handle(message, next) },
    });
    connection.onError(([error]) => this.#drop(error.message));
    connection.onRequest((method, params) => this.#answer(method, params));
    connection.onNotification((method, params) => this.#hear(method, params));
    connection.listen();
    return connection;
  }

  /** What follows from `initialize` must come after its answer, which is written when `next` resolves. */
  async #handle(message: Message, next: (message: Message) => void | Promise<void>): Promise<void> {
    this.#handled++;
    await next(message);
    if (!Message.isRequest(message) || message.method !== methods.initialize) return;
    if (this.#state === 'new') this.#refuse();
    if (this.#state === 'accepted') this.#join();
  }

  #answer(method: string, params: unknown): unknown {
    if (method === methods.initialize) return this.#initialize(params);
    if (this.#state === 'new') throw new ResponseError(ERROR_NOT_INITIALIZED, `${method} came before initialize.`);
    if (this.#state === 'left') throw new ResponseError(ErrorCodes.InvalidRequest, `${method} came after shutdown.`);
    if (method === methods.shutdown) return this.#leave();
    if (method === methods.executeCommand) return runCommand(this.#options.handlers, params);
    throw new ResponseError(ErrorCodes.MethodNotFound, `The agent does not know the request ${method}.`);
  }

  #initialize(params: unknown): InitializeResult {
    if (this.#state !== 'new') throw new ResponseError(ErrorCodes.InvalidRequest, 'initialize came before, on this connection.');
    const given = isRecord(params) && isRecord(params['initializationOptions']) ? params['initializationOptions'] : {};
    const { token, supervisor = false } = given;
    if (!isSame(token, this.#options.token)) {
      throw new ResponseError(ERROR_UNAUTHORIZED, 'initializationOptions.token is wrong or missing. '
        + "It must be the token in the agent's discovery file; a restarted app has a new one.", { retry: false });
    }
    if (typeof supervisor !== 'boolean') throw invalid('initializationOptions.supervisor must be true or false.');
    this.#isSupervisor = supervisor;
    this.#showsProgress = showsProgress(params);
    this.#state = 'accepted';
    return this.#options.result;
  }

  #hear(method: string, params: unknown): void {
    if (method === methods.exit) this.#socket.destroySoon();
    if (this.#state !== 'ready' || method !== methods.didSave) return;
    const document = isRecord(params) ? params['textDocument'] : undefined;
    const uri = isRecord(document) ? document['uri'] : undefined;
    // Editors save more than files: settings, notebook cells. No app has loaded those.
    if (isFileUri(uri)) this.#options.handlers.didSave(uri);
  }

  #join(): void {
    clearTimeout(this.#deadline);
    this.#state = 'ready';
    this.#options.joined(this);
  }

  #leave(): null {
    this.#state = 'left';
    this.#options.left(this);
    return null;
  }

  /** Ended, not destroyed: a reset could overtake the answer. What still comes in is read away until the deadline. */
  #refuse(): void {
    this.#options.log('A connection was refused: initialize failed, see the answer to it.');
    this.#connection.dispose();
    this.#socket.resume().end();
  }

  #drop(reason: string): void {
    this.#options.log(`A connection was closed: ${reason}.`);
    this.#socket.destroy();
  }

  /** What it said last may have come with its end; vscode-jsonrpc handles one message in each turn of the event loop. */
  #closesIn(turns: number): void {
    if (turns < 0) this.#closed();
    else setImmediate(() => this.#closesIn(turns - 1));
  }

  #closed(): void {
    clearTimeout(this.#deadline);
    if (this.#state === 'ready') this.#leave();
    this.#state = 'left';
    this.#connection.dispose();
  }
}

/** LSP's `window.workDoneProgress`, of a client's capabilities. */
function showsProgress(params: unknown): boolean {
  const capabilities = isRecord(params) ? params['capabilities'] : undefined;
  const ofWindow = isRecord(capabilities) ? capabilities['window'] : undefined;
  return isRecord(ofWindow) && ofWindow['workDoneProgress'] === true;
}

/** Takes the same time for every wrong token; its length is no secret. */
function isSame(given: unknown, token: string): boolean {
  if (typeof given !== 'string' || Buffer.byteLength(given) !== Buffer.byteLength(token)) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(token));
}
