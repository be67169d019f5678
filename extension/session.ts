/** The connection to one app's agent. The only file that knows vscode-languageclient. */
import { connect, type Socket } from 'node:net';
import { Uri, type LogOutputChannel, type TextDocument } from 'vscode';
import {
  CloseAction, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, DidSaveTextDocumentNotification, ErrorAction,
  ExecuteCommandRequest, LanguageClient, State, WorkDoneProgressCreateRequest, type DynamicFeature, type LanguageClientOptions,
  type Middleware, type StaticFeature,
} from 'vscode-languageclient/node';
import { socketAddress } from '../runtime-agent/protocol/discovery.ts';
import {
  notifications, type CommandName, type DiscoveryFile, type InitializationOptions, type StatusResult, type ThrownError, type UpdateReport,
} from '../runtime-agent/protocol/messages.ts';
import type { Kept } from './keepConnected.ts';

export interface SessionOptions {
  agent: DiscoveryFile;
  log: LogOutputChannel;
  /** Whether the agent is to hear of this document's save; resolves when those that belong together have all been made. */
  tellsSave: (document: TextDocument) => Promise<boolean>;
  /** From the agent's file names (real paths) to the editor's. */
  toEditor: (uri: Uri) => Uri;
  didUpdate: (report: UpdateReport) => void;
  didThrow: (thrown: ThrownError) => void;
  didChangeStatus: (status: StatusResult) => void;
  /** The app has loaded modules. */
  didLoad: () => void;
  /** Something that takes its time has begun, or has ended. */
  didProgress: (isUnderWay: boolean) => void;
}

export interface Session extends Kept {
  /** @throws ResponseError with what the agent has against it */
  execute<Result>(command: CommandName, args?: unknown[]): Promise<Result>;
}

/** An agent answers within milliseconds, also while its app is busy; one that takes this long never will. */
const HANDSHAKE_MS = 10_000;

/** @throws Error when nobody listens, ResponseError when the agent does not want this editor */
export async function openSession(options: SessionOptions): Promise<Session> {
  const socket = await connectTo(options.agent.socket);
  socket.setTimeout(HANDSHAKE_MS, () => socket.destroy());
  const client = new AgentClient(socket, options);
  const closed = new Promise<void>((resolve) => {
    client.onDidChangeState(({ newState }) => { if (newState === State.Stopped || newState === State.StartFailed) resolve(); });
  });
  await client.start().catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
  socket.setTimeout(0);
  return {
    closed,
    execute: (command, args = []) => client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }),
    // An agent that does not answer `shutdown` in time loses its connection all the same.
    dispose: () => void client.dispose().catch(() => undefined).finally(() => socket.destroy()),
  };
}

function connectTo(address: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketAddress(address), () => resolve(socket));
    // It stays: an error after that needs a listener too, and is followed by the end that the client hears of.
    socket.on('error', reject);
  });
}

/** The client's parts that are used. The others are left out, above all the one that would register the agent's commands in VS Code. */
const FEATURES: readonly string[] = [
  DidOpenTextDocumentNotification.method, DidSaveTextDocumentNotification.method, DidCloseTextDocumentNotification.method,
  WorkDoneProgressCreateRequest.method,
];

/** A language client without pop-ups, without commands and features that an agent has not, and that sends no text. */
class AgentClient extends LanguageClient {
  readonly #options: SessionOptions;

  constructor(socket: Socket, options: SessionOptions) {
    // `livegraft` is where the client looks for `livegraft.trace.server`.
    super('livegraft', options.agent.title, () => Promise.resolve({ reader: socket, writer: socket }), clientOptions(options));
    this.#options = options;
    const { toEditor } = options;
    const editorUri = (uri: string): string => toEditor(Uri.parse(uri)).toString();
    this.onNotification(notifications.didUpdate, (report: UpdateReport) => {
      options.didUpdate({ ...report, files: report.files.map((file) => ({ ...file, uri: editorUri(file.uri) })) });
    });
    this.onNotification(notifications.didThrow, (thrown: ThrownError) => {
      options.didThrow({ ...thrown, uri: thrown.uri === null ? null : editorUri(thrown.uri) });
    });
    this.onNotification(notifications.status, options.didChangeStatus);
    this.onNotification(notifications.didLoad, options.didLoad);
  }

  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    const state = feature.getState();
    if (state.kind !== 'static' && FEATURES.includes(state.id)) super.registerFeature(feature);
  }

  override error(message: string, data?: unknown): void {
    if (message === goneMessage(this.#options.agent)) this.debug(message, undefined, false); // No error: apps end.
    else super.error(this.#named(message), data, false);
  }
  override warn(message: string, data?: unknown): void { super.warn(this.#named(message), data, false); }
  override info(message: string, data?: unknown): void { super.info(this.#named(message), data, false); }
  override trace(message: string, data?: unknown): void {
    super.trace(this.#named(message), typeof data === 'string' ? data.replaceAll(this.#options.agent.token, '…') : data);
  }

  #named(message: string): string { return `[${this.name}] ${message}`; }
}

const goneMessage = ({ pid }: DiscoveryFile): string => `The app (process ${pid}) has ended, or its agent has.`;

function clientOptions({ agent, log, toEditor, tellsSave, didProgress }: SessionOptions): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { token: agent.token };
  return {
    documentSelector: [{ scheme: 'file' }],
    diagnosticCollectionName: `livegraft-${agent.pid}-${agent.startedAt}`,
    outputChannel: log,
    initializationOptions,
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => ({ action: CloseAction.DoNotRestart, handled: true, message: goneMessage(agent) }),
    },
    middleware: middleware(tellsSave, didProgress),
    uriConverters: { code2Protocol: String, protocol2Code: (value) => toEditor(Uri.parse(value)) },
  };
}

function middleware(tellsSave: SessionOptions['tellsSave'], didProgress: SessionOptions['didProgress']): Middleware {
  return {
    didSave: async (document, next) => { if (await tellsSave(document)) await next(document); },
    // Shown in our own item of the status bar.
    handleWorkDoneProgress: (_token, { kind }) => { if (kind !== 'report') didProgress(kind === 'begin'); },
    // Here, where everything passes: no text leaves the editor, whatever an agent asks for.
    sendNotification: (type, next, params) => next(type, withoutText(params)),
  };
}

function withoutText<P>(params: P): P {
  if (typeof params !== 'object' || params === null || !('textDocument' in params)) return params;
  const { textDocument } = params;
  const holdsText = typeof textDocument === 'object' && textDocument !== null && 'text' in textDocument;
  return { ...params, ...('text' in params && { text: undefined }), textDocument: holdsText ? { ...textDocument, text: '' } : textDocument };
}
