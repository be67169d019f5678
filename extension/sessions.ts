/** The apps that this workspace is connected to. Their one owner. */
import { realpathSync } from 'node:fs';
import { EventEmitter, Uri, workspace, type LogOutputChannel, type TextDocument } from 'vscode';
import {
  commands, type CommandName, type DiscoveryFile, type Health, type StatusResult, type ThrownError, type UpdateReport,
} from '../runtime-agent/protocol/messages.ts';
import { DisposableStore, type Disposable } from './disposableStore.ts';
import { isAlive, type FoundAgents } from './foundAgents.ts';
import { keepConnected } from './keepConnected.ts';
import { messageOf, type Tell } from './log.ts';
import { touchesWorkspace, workspacePath, type Root } from './roots.ts';
import { openSession, type Session } from './session.ts';

/** A connected app. */
export interface App {
  /** What tells it from all others, for people: `shop (4711)`. */
  readonly label: string;
  readonly agent: DiscoveryFile;
  readonly health: Health;
  readonly lastUpdate: { report: UpdateReport; at: Date } | undefined;
  /** An update has been under way for a while. */
  readonly isBusy: boolean;
  /** @returns a file that the agent names, as the editor names it */
  fileOf(uri: string): Uri;
  /** @throws ResponseError with what the agent has against it */
  execute<Result>(command: CommandName, args?: unknown[]): Promise<Result>;
}

interface Connection extends Disposable { agent: DiscoveryFile; app: ConnectedApp | undefined }

type ConnectedApp = { -readonly [Key in keyof App]: App[Key] };

export class Sessions implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #changed = this.#parts.add(new EventEmitter<void>());
  readonly #updated = this.#parts.add(new EventEmitter<{ app: App; report: UpdateReport }>());
  readonly #threw = this.#parts.add(new EventEmitter<{ app: App; thrown: ThrownError }>());
  readonly #ended = this.#parts.add(new EventEmitter<App>());
  /** By discovery file, the agents whose app belongs to the workspace, connected or about to be. */
  readonly #connections = new Map<string, Connection>();
  readonly #log: LogOutputChannel;
  readonly #tellsSave: (document: TextDocument) => Promise<boolean>;
  readonly #tell: Tell;
  #found: FoundAgents = new Map();
  #roots = workspaceRoots();

  /** Apps have come or gone, have loaded modules, or one fares differently. */
  readonly onDidChange = this.#changed.event;
  readonly onDidUpdate = this.#updated.event;
  readonly onDidThrow = this.#threw.event;
  readonly onDidEnd = this.#ended.event;

  constructor(log: LogOutputChannel, tellsSave: (document: TextDocument) => Promise<boolean>, tell: Tell) {
    this.#log = log;
    this.#tell = tell;
    this.#tellsSave = tellsSave;
    this.#parts.add(workspace.onDidChangeWorkspaceFolders(() => {
      this.#roots = workspaceRoots();
      this.found(this.#found);
    }));
  }

  get apps(): readonly App[] {
    return [...this.#connections.values()].flatMap(({ app }) => app ?? []);
  }

  /** Connects to the agents whose app belongs to the workspace, and leaves those that are no longer there. */
  found(agents: FoundAgents): void {
    this.#found = agents;
    for (const [file, connection] of this.#connections) {
      const agent = agents.get(file);
      if (agent?.token !== connection.agent.token || !this.#belongs(connection.agent)) this.#leave(file, connection);
    }
    for (const [file, agent] of agents) {
      if (!this.#connections.has(file) && this.#belongs(agent)) this.#connections.set(file, this.#connect(agent));
    }
  }

  dispose(): void {
    for (const connection of this.#connections.values()) connection.dispose();
    this.#connections.clear();
    this.#parts.dispose();
  }

  #belongs({ root }: DiscoveryFile): boolean {
    return touchesWorkspace(root, this.#roots);
  }

  #connect(agent: DiscoveryFile): Connection {
    const connection: Connection = { agent, app: undefined, dispose: () => keeping.dispose() };
    const keeping = keepConnected({
      open: () => this.#open(connection),
      changed: (session) => this.#sessionChanged(connection, session),
      worthwhile: () => isAlive(agent.pid),
      log: this.#log, tell: this.#tell, name: `${agent.title} (${agent.pid})`,
    });
    return connection;
  }

  #open(connection: Connection): Promise<Session> {
    return openSession({
      agent: connection.agent, log: this.#log, tellsSave: this.#tellsSave,
      toEditor: (uri) => this.#toEditor(uri),
      didUpdate: (report) => this.#didUpdate(connection, report),
      didThrow: (thrown) => { if (connection.app) this.#threw.fire({ app: connection.app, thrown }); },
      didChangeStatus: (status) => this.#statusChanged(connection, status),
      didLoad: () => this.#changed.fire(),
      didProgress: (isUnderWay) => this.#progressed(connection, isUnderWay),
    });
  }

  #toEditor(uri: Uri): Uri {
    return uri.scheme === 'file' ? Uri.file(workspacePath(uri.fsPath, this.#roots)) : uri;
  }

  #sessionChanged(connection: Connection, session: Session | undefined): void {
    const { agent, app } = connection;
    if (app) this.#ended.fire(app);
    connection.app = session && {
      label: `${agent.title} (${agent.pid})`, agent, health: 'live', lastUpdate: undefined, isBusy: false,
      fileOf: (uri) => this.#toEditor(Uri.parse(uri)),
      execute: (command, args) => session.execute(command, args),
    };
    this.#log.info(`[${agent.title}] ${session ? 'connected' : 'disconnected'}: process ${agent.pid}, ${agent.entry || agent.root}`);
    this.#changed.fire();
    session?.execute<StatusResult>(commands.status)
      .then((status) => this.#statusChanged(connection, status))
      .catch((error: unknown) => this.#log.warn(`[${agent.title}] does not tell its status: ${messageOf(error)}`));
  }

  #didUpdate({ app }: Connection, report: UpdateReport): void {
    if (!app) return;
    app.lastUpdate = { report, at: new Date() };
    this.#updated.fire({ app, report });
    this.#changed.fire();
  }

  #progressed({ app }: Connection, isUnderWay: boolean): void {
    if (!app) return;
    app.isBusy = isUnderWay;
    this.#changed.fire();
  }

  #statusChanged({ app }: Connection, { health }: StatusResult): void {
    if (!app || app.health === health) return;
    app.health = health;
    this.#changed.fire();
  }

  #leave(file: string, connection: Connection): void {
    this.#connections.delete(file);
    connection.dispose();
    if (connection.app) this.#sessionChanged(connection, undefined);
  }
}

function workspaceRoots(): Root[] {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return folders.map(({ uri }) => ({ path: uri.fsPath, real: realPath(uri.fsPath) }));
}

/** A folder of the workspace may be missing on disk; it is still one. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
