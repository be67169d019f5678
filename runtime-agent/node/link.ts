/** What the app's thread and the agent's thread say to each other. */
import type { MessagePort } from 'node:worker_threads';
import type { CacheFile } from './app-thread/cache-file.ts';
import type { ModuleFormat } from './app-thread/guarding.ts';

/** What came of a text that was not in the cache. */
export interface GuardedText {
  /** Equal for equal texts of the same format only: instances of a module that were loaded from the same text share it. */
  key: string;
  format: ModuleFormat;
  /** The text before guards were put in. */
  loaded: string;
  /** `null`: it gets none. */
  guarded: string | null;
  /** As in `Guarded.columns`. */
  columns: number[];
}

/** From the app's thread, which says several at a time. */
export type FromApp =
  /** Comes before the first instance of its key. */
  | { type: 'guarded'; text: GuardedText }
  /** A module's instance has begun to run. `file`: as stack lines name it, a path for CommonJS, else the URL. */
  | { type: 'loaded'; instance: number; file: string; key: string; format: ModuleFormat }
  /** Nothing of the instance is alive any more. */
  | { type: 'unloaded'; instance: number }
  /** The app's event loop came round: every synchronous call from before has ended. */
  | { type: 'turn'; id: number }
  | { type: 'ran'; progress: Progress }
  /** What a module asks its hot API for, by now. `dependencies`: paths, maybe without the ending that the file has. */
  | { type: 'hot'; instance: number; acceptsItself: boolean; dependencies: string[]; prunes: boolean; listens: string[] }
  /** The module cannot go on as it is, and nobody accepts it. */
  | { type: 'invalidated'; instance: number; message: string }
  | { type: 'threw'; message: string; frame: Frame | null; stack: string }
  | { type: 'loadedFirst'; id: number; result: LoadResult }
  | { type: 'committed'; id: number; result: CommitResult }
  | { type: 'log'; message: string };

/** To the app's thread, on its event loop. */
export type ToApp =
  | { type: 'turn'; id: number }
  /** Statements of a commit are to be run now. */
  | { type: 'run'; id: number }
  /** Tells modules that listen of an event. Answered as a `turn` is. */
  | { type: 'emit'; id: number; event: string; payload: unknown }
  /** Nobody imports the module any more. */
  | { type: 'prune'; instance: number }
  | { type: 'restart' }
  /** A line for the app's stderr: the agent's thread has none of its own. */
  | { type: 'print'; line: string }
  | { type: 'loadFirst'; id: number; loads: LoadFirst[]; overlays: Overlay[] }
  | { type: 'commit'; id: number; update: Commit };

/** A module that an update needs. */
export interface LoadFirst {
  /** The module that imports it, whose `$lgx.m[id]` gets it. */
  instance: number;
  id: string;
  /** Gives it, or a promise of it. */
  code: string;
}

/** Names that an ES module exports since it was linked: all of them, and where each is read. */
export interface Overlay {
  url: string;
  hasDefault: boolean;
  names: { name: string; instance: number; reading: string }[];
}

/** `load`: the first of them that failed; `thrown`: the instance that had begun and is none of the app's modules now. */
export type LoadResult = { ok: true } | { ok: false; load: number; message: string; thrown: number | null };

/** What the app's thread does at once when the agent's asks. */
export interface Commit {
  parts: CommitPart[];
  /** Where lines of loaded texts are now, for stack lines. */
  lines: { url: string; lines: number[] }[];
  /** Names the statements of its parts, which are run one after the other when the app's event loop says so; `null`: there are none. */
  run: number | null;
  /** What modules export since they were linked. */
  overlays: Overlay[];
  /** Takes over what earlier commits have not begun to run, as far as is known. */
  withdraws: { id: number; begun: number }[];
  /** Modules are run again: nothing happens before the app's event loop says so, and nothing stays if one of them throws. */
  atTurn: boolean;
}

export interface CommitPart {
  instance: number;
  /** `late`: what is evaluated gives a function that gives the value, to be called when all slots before its own have been set. */
  evaluations: { evaluator: number | null; code: string; late: boolean; wraps: boolean[] }[];
  /** The slots' names, evaluation by evaluation. */
  slots: string[];
  /** Counters to be read after the slots have been set. */
  counts: string[];
  /** Expressions of functions that run a statement. `awaits`: they give a promise. */
  runs: { code: string; evaluator: number | null; awaits: boolean }[];
  /** They run the module again. `assigned`: variables of its scope that they assign; `exports`: an expression for what it exports. */
  rerun: { assigned: string[]; exports: string } | null;
  /** Its text mentions the hot API. */
  hot: boolean;
}

/** What the hot API's callbacks came to when a module had been run again. `isStale`: others keep what it was before. */
export interface RerunNote { instance: number; message: string; isInvalid: boolean; isStale?: boolean }

/** How far the statements of a commit are: those of all its parts, in order. */
export interface Progress {
  id: number;
  begun: number;
  ended: number;
  /** What the last one that has begun has thrown; no more are run then. */
  thrown: { message: string; frame: Frame | null } | null;
  /** Of a commit `atTurn`, once it has begun: as of a commit's result. */
  counts: number[][] | null;
  notes: RerunNote[];
}

export type CommitResult =
  | { ok: true; pauseMs: number; counts: number[][]; frames: Frame[]; gone: number[] }
  /** `evaluation`: an index among the part's evaluations, and then its runs. */
  | { ok: false; pauseMs: number; instance: number; evaluation: number; message: string }
  /** What was to be withdrawn is not as it was thought to be. */
  | { ok: false; pauseMs: number; progress: Progress[] };

/** A place in the code that runs: 1-based as V8 counts. `evaluated`: in code that came with an update, else in loaded text. */
export interface Frame { file: string; line: number; column: number; evaluated: boolean }

export interface AgentData {
  port: MessagePort;
  /** Node 20: where the thread of the hooks answers what text a module would have. */
  textPort: MessagePort;
  /** The thread of the app that the agent serves: 0 for the main one. */
  threadId: number;
  /** Where guarded texts are kept from one start to the next. */
  cache: CacheFile | null;
  root: string;
  title: string;
  entry: string;
  /** Files are watched without an editor; `null`: they are not. `pollMs`: by asking so often. */
  watch: { pollMs: number | null } | null;
  /** See `startInApp`. */
  isTool: boolean;
  /** `tcp://host:port`, when the user asked for TCP. */
  listen: string | null;
  /** Why the app's process cannot replace itself by a new one; `null` when it can. */
  restartObstacle: string | null;
  /** {@link sharedLayout} */
  shared: SharedArrayBuffer;
  /** What is logged is to be printed too. */
  prints: boolean;
  /** The worker's mark: register does nothing in it. */
  livegraftAgent: true;
}

/** From the agent's thread, once: editors can find it, or why they never will, and what to do. */
export interface Started { error: string | null }

/** Shared memory: for what must be known while the other thread cannot answer. */
export const sharedLayout = {
  bytes: 8192,
  /** Int32: how many editors are connected. */
  editors: 0,
  /** Int32: counts errors that were passed on to the editors. */
  delivered: 1,
  /** Int32: length of the JSON that follows {@link sharedLayout.names}. */
  namesLength: 2,
  /** Int32: what is being done with the agent's files, see `shared-files.ts`. */
  files: 3,
  /** Int32: counts what the app's thread has to say, also what it has not said yet, see `outbox.ts`. */
  said: 4,
  /** Byte offset of a JSON list: files to be removed when the app ends. */
  names: 20,
} as const;
