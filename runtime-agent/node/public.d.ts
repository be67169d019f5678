/** The npm package's types: `index.d.ts` for users, and what `index.ts` is written against. */

export interface AgentOptions {
  /** The app's folder: only files below it, or loaded by the app, are ever read. Default: the folder of the nearest package.json. */
  root?: string;
  /** What editors call the app. Default: its package's name, else its folder's. */
  title?: string;
  /** `tcp://host:port` instead of a socket that only this user can reach; port 0 takes any free one. */
  listen?: `tcp://${string}:${number}`;
  /** Takes saved files without an editor: the app's loaded files are watched. Default: whether `LIVEGRAFT_WATCH` says so. */
  watch?: boolean;
  /** Stops the agent when aborted, as `stop()` does. */
  signal?: AbortSignal;
  /** Gets each line that would go to stderr under `LIVEGRAFT_LOG=debug`. */
  log?: (line: string) => void;
}

export interface RunningAgent {
  /** Lets editors go and ends the agent; the app runs on, with the code that it has then. */
  stop(): Promise<void>;
}

/**
 * Starts the agent inside this process. Modules loaded before it have no guards: call it first, or better, start the app with
 * `node --import livegraft/register`.
 * Rejects when the agent cannot start: the message says why and what to do.
 */
export declare function startAgent(options?: AgentOptions): Promise<RunningAgent>;

/** What a module exports, as it is now. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Vite has it: what a module exports is for its user to say
export type HotExports = any;

/** `import.meta.hot` of an ES module, `module.hot` of CommonJS: see docs/hot.md. */
export interface HotContext {
  /** The same object in every run of the module. Reading it in a new run disposes of the old one first. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Vite has it
  readonly data: any;
  /** This module may be run again. @param callback gets what it exports then */
  accept(callback?: (exports: HotExports) => void): void;
  /** A module that this one imports may be run again. @param callback gets what it exports then */
  accept(dependency: string, callback?: (exports: HotExports) => void): void;
  /** … any of several. @param callback gets what those export that have been run again, in their places */
  accept(dependencies: readonly string[], callback?: (exports: (HotExports | undefined)[]) => void): void;
  /** Called, with {@link data}, when another run takes the place of this one. */
  dispose(callback: (data: HotContext['data']) => void): void;
  /** Called, with {@link data}, when no module imports this one any more. */
  prune(callback: (data: HotContext['data']) => void): void;
  /** What this run leaves behind (timers, listeners, servers, watchers) is to be taken away when another one takes its place. */
  own(): void;
  /** The module cannot go on as it is: those that accept it deal with it, or a restart does. */
  invalidate(message?: string): void;
  on<Event extends keyof HotEvents>(event: Event, callback: (payload: HotEvents[Event]) => void): void;
  off<Event extends keyof HotEvents>(event: Event, callback: (payload: HotEvents[Event]) => void): void;
}

export interface HotEvents {
  /** Before an update is made. */
  'livegraft:beforeUpdate': { files: string[] };
  /** After it: `outcome` as in its report. */
  'livegraft:afterUpdate': { files: string[]; outcome: 'unchanged' | 'live' | 'partly' | 'restart' | 'rejected' };
  /** An update was rejected. */
  'livegraft:error': { file: string; message: string };
  /** A module has called `invalidate`. */
  'livegraft:invalidate': { path: string; message: string };
}

/** The hot API of the module that calls it; it does nothing where no agent runs. For where `import.meta.hot` and `module.hot` are none. */
export declare const hot: HotContext;
