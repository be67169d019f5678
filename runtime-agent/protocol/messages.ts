/**
 * Everything that crosses the socket between an agent and its editors, by name and type.
 * `schema.json` says the same as a JSON schema; a unit test keeps the two together.
 * Source of the meanings: `docs/protocol.md`.
 */

/** A position as in LSP 3.17: both zero-based; `character` counts UTF-16 code units. */
export interface Position { line: number; character: number }
export interface Range { start: Position; end: Position }

/** The discovery file `<pid>.json` (`<pid>-<thread>.json` for an app's worker thread). */
export interface DiscoveryFile {
  livegraft: 1;
  pid: number;
  /** What a user calls the app: its package's name, else its folder's. */
  title: string;
  /** Absolute real path of the app's folder. Only files below it, or loaded by the app, are ever read. */
  root: string;
  /** Absolute path of the file that the app was started with; empty when there is none (a prompt, `-e`). */
  entry: string;
  runtime: RuntimeInfo;
  /** A Unix socket's path, a Windows pipe's name, or `tcp://host:port`. */
  socket: string;
  /** 32 random bytes as base64url: 43 characters. Sent back in `initialize`. */
  token: string;
  /** ISO 8601, UTC. */
  startedAt: string;
}

export interface RuntimeInfo { name: string; version: string }

/** The token is wrong or missing; the connection is closed after this answer. */
export const ERROR_UNAUTHORIZED = -32001;
/** A request came before a successful `initialize`. LSP's own number for it (`ServerNotInitialized`). */
export const ERROR_NOT_INITIALIZED = -32002;
/** `livegraft.restart` where neither a supervisor nor `process.execve` is there. */
export const ERROR_CANNOT_RESTART = -32003;
/** Larger announced frames end the connection: nothing in the protocol comes near it. */
export const MAX_FRAME_BYTES = 4 * 1024 * 1024;
/** The same before `initialize` has succeeded: enough for it, too little to fill a stranger's app's memory. */
export const MAX_HANDSHAKE_FRAME_BYTES = 64 * 1024;
/** A frame's header; LSP's two header fields need fewer than a hundred bytes. */
export const MAX_HEADER_BYTES = 4 * 1024;

/** `initialize`'s `initializationOptions`. */
export interface InitializationOptions {
  /** {@link DiscoveryFile.token} */
  token: string;
  /** This connection is the process that started the app and can start it anew: `livegraft run`. */
  supervisor?: boolean;
}

/** `capabilities.experimental.livegraft` of the answer to `initialize`. */
export interface LivegraftCapability {
  version: 1;
  pid: number;
  title: string;
  root: string;
  runtime: RuntimeInfo;
}

/** `workspace/executeCommand` names. */
export const commands = {
  /** arguments: `[uri, …]`, none: everything that changed on disk. Result: {@link UpdateReport}. */
  reload: 'livegraft.reload',
  /** arguments as of `reload`. What that would come to; nothing is applied. Result: {@link UpdateReport}, its `id` 0. */
  plan: 'livegraft.plan',
  /** Puts the code before the last update back. Result: {@link UpdateReport}. */
  undo: 'livegraft.undo',
  /** arguments: `[RestartArguments]`. Answers before the old process goes. Result: {@link RestartResult}. */
  restart: 'livegraft.restart',
  /** arguments: `[uri, …]`, none: of all that the app has loaded. Result: {@link ModulesResult}. */
  modules: 'livegraft.modules',
  /** The modules without their definitions: nothing is parsed for it. Result: {@link FilesResult}. */
  files: 'livegraft.files',
  /** Looks for function objects that keep old code. Result: {@link CensusResult}. */
  census: 'livegraft.census',
  /** Result: {@link StatusResult}. */
  status: 'livegraft.status',
} as const;
export type CommandName = (typeof commands)[keyof typeof commands];

/** Notifications from the agent, beside LSP's own `publishDiagnostics`, `logMessage` and `$/progress`. */
export const notifications = {
  /** An {@link UpdateReport}, to every editor. */
  didUpdate: 'livegraft/didUpdate',
  /** A {@link StatusResult}, when the health changes. */
  status: 'livegraft/status',
  /** A {@link StatusResult}, when the app has loaded modules, and no more for a while. */
  didLoad: 'livegraft/didLoad',
  /** A {@link ThrownError}: an uncaught error of the app. */
  didThrow: 'livegraft/didThrow',
  /** {@link RestartArguments}, to the supervisor only: it ends this process and starts the app again. */
  willRestart: 'livegraft/willRestart',
} as const;
export type NotificationName = (typeof notifications)[keyof typeof notifications];

/** The `source` of published diagnostics. */
export const DIAGNOSTIC_SOURCE = 'livegraft' as const;

export type Trigger = 'save' | 'watch' | 'command' | 'api' | 'undo';

/** Worst last: an update's outcome is the worst of its files'. */
export const outcomes = ['unchanged', 'live', 'partly', 'restart', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

export type DefinitionStatus = 'live' | 'waiting' | 'stale' | 'restart' | 'failed';
export type How = 'replaced' | 'defined' | 'extended' | 'ran' | 'reran' | 'patched';
export type DefinitionKind =
  | 'function' | 'method' | 'getter' | 'setter' | 'constructor' | 'closure' | 'class' | 'field'
  | 'variable' | 'import' | 'export' | 'statement' | 'module';

export interface Definition {
  /** Dotted path within the module: `Cart.total`, `createApp > app.get("/") callback`. */
  name: string;
  kind: DefinitionKind;
  /** In the user's source, through source maps. */
  range: Range;
  status: DefinitionStatus;
  /** How the newest code came to run; `null` when it did not. In {@link ModuleReport}: how what runs came to, `null`: when it was loaded. */
  how: How | null;
  /** A rude edit's code (`LG…`, see `docs/edits.md`), with `restart`. */
  code?: string;
  /** Why it is not `live`, or what a user should know although it is. */
  message?: string;
  /** Of a `stale` one, by the last census: how many function objects run its old code. */
  alive?: number;
}

/** Why nothing of a file was applied. */
export interface FileError {
  /** `LG…`, see `docs/edits.md`. */
  code: string;
  message: string;
  range: Range | null;
}

export interface FileReport {
  uri: string;
  outcome: Outcome;
  /** Only those that differ from what ran before, that still wait for a restart, or whose old code still runs somewhere. */
  definitions: Definition[];
  error: FileError | null;
}

export interface UpdateReport {
  /** Counts up from 1 in each agent; 0: nothing was done. */
  id: number;
  trigger: Trigger;
  outcome: Outcome;
  /** Milliseconds from the event to the last definition live. */
  durationMs: number;
  /** Milliseconds for which the app's thread was held. */
  pauseMs: number;
  files: FileReport[];
}

export interface ModuleReport {
  uri: string;
  format: 'commonjs' | 'module';
  /** Updates applied to it since it was loaded. */
  updates: number;
  definitions: Definition[];
}
export interface ModulesResult { modules: ModuleReport[] }

export interface FileSummary {
  uri: string;
  format: 'commonjs' | 'module';
  /** Updates applied to it since it was loaded. */
  updates: number;
  /** The worst of its definitions'. */
  status: DefinitionStatus;
}
export interface FilesResult { files: FileSummary[] }

export interface CensusResult {
  /** Milliseconds for which the app's thread was held. */
  pauseMs: number;
  /** The modules in which something was `stale`, and of these what was, as it is now. */
  modules: ModuleReport[];
}

/** `live`: all that was saved runs. `stale`: something needs a restart, or was undone. `failed`: the last save was rejected, or something in it threw. `blocked`: the app cannot be reached. */
export type Health = 'live' | 'stale' | 'failed' | 'blocked';
export interface StatusResult {
  health: Health;
  updates: number;
  modules: number;
  uptimeMs: number;
  /** What the app's process holds of the machine's memory (its resident set). */
  memoryBytes: number;
}

export interface RestartArguments { mode: 'soft' | 'hard' }
export interface RestartResult { restarting: boolean }

export interface ThrownError {
  message: string;
  uri: string | null;
  range: Range | null;
  /** As the app would print it, lines in the user's sources as they are now. */
  stack: string;
}
