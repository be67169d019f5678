/** What runs on the app's own thread. Loaded once in a process, by `register` or by `startAgent`. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, isMainThread, receiveMessageOnPort, threadId } from 'node:worker_threads';
import { REGISTRY } from '../../code/registry-name.ts';
import type { AgentData, Commit, CommitResult, GuardedText, ToApp } from '../link.ts';
import { sharedLayout } from '../link.ts';
import type { Trace } from '../../code/running.ts';
import { startWorker } from './agent-worker.ts';
import { countTraces } from './census.ts';
import { commit } from './commit.ts';
import { keepCompiledCode } from './compiled-code.ts';
import { removeFilesAtEnd } from './files-at-end.ts';
import { loadFirst } from './load-first.ts';
import { forwardThrown } from './thrown.ts';
import { createIsApp, createTextGuard, type GuardOptions, openPack } from './guard-entry.ts';
import { readGuardOptions } from './guard-options.ts';
import { Hots } from './hot/hots.ts';
import { type HooksThread, installHooks } from './hooks.ts';
import type { UntouchedThere } from './hooks-thread.ts';
import { describeApp } from './identity.ts';
import { createOverlays, type Overlays } from './overlays.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Pack } from './pack.ts';
import { createRegistry, type Registry } from './registry.ts';
import { execveRestart, type ProcessStart, rememberStart, whyNoExecve } from './restart.ts';
import { createStackLines, type StackLines } from './stack.ts';
import { watchOptions } from './watch-options.ts';
import { hideGuards } from './to-string.ts';
import { createUntouched, type Untouched } from './untouched.ts';
import { Turns } from './turns.ts';

export interface AppOptions {
  /** Default: the folder of the nearest `package.json` of the entry; of the current folder when the entry is in `node_modules`. */
  root?: string;
  /** Default: that package's name. */
  title?: string;
  /** `tcp://127.0.0.1:0`; default: a Unix socket or named pipe. */
  listen?: string;
  /** Takes saved files without an editor: the app's loaded files are watched. Default: whether `LIVEGRAFT_WATCH` says so. */
  watch?: boolean;
  log?: (line: string) => void;
}

export interface RunningAgent {
  /** Resolves when editors can find it; rejects when they never will: why, and what to do. It is stopped by then. */
  started: Promise<void>;
  /** While it is wanted, the agent's thread keeps the app alive. */
  hold(wanted: boolean): void;
  stop(): Promise<void>;
}

/** What the agent's thread calls through the inspector, and loaded modules call by `Symbol.for('livegraft')`. */
interface AppSide {
  module: Registry['register'];
  commit(update: Commit): CommitResult;
  facade: Overlays['facade'];
  run: Turns['run'];
  /** For `import { hot } from 'livegraft'`. */
  hotOf: Registry['hotOf'];
  emit: Hots['emit'];
  prune(instance: number): void;
  untouched: Untouched['among'];
  /** What all functions inherit from: by it they are found in the heap. */
  everyFunction: object;
  /** How many of the functions have each trace. */
  count(functions: unknown[], traces: Trace[]): number[];
  /** Says what it has kept back. */
  flush(): void;
  /** Has the process replace itself. */
  restart(): void;
  /** `null` once the agent was stopped: modules whose text was guarded before, but which run only now, still find `module`. */
  agent: RunningAgent | null;
}

/**
 * Starts the agent's thread and installs the hooks; once in a thread, however often it is called.
 * @param isTool it may be none of the user's apps: it is to be found only once it runs code of theirs, and has gone on for a while
 * @throws Error when the app may have no threads
 */
export function startInApp(options: AppOptions = {}, isTool = false): RunningAgent {
  const globals = globalThis as unknown as Record<symbol, AppSide | undefined>;
  const key = Symbol.for(REGISTRY);
  const running = globals[key]?.agent;
  if (running) return running;
  const side = startSide(options, isTool);
  Object.defineProperty(globalThis, key, { value: side, configurable: true, enumerable: false, writable: true });
  return side.agent!;
}

function startSide(options: AppOptions, isTool: boolean): AppSide {
  hideGuards();
  const start = rememberStart();
  const log = options.log ?? defaultLog;
  const shared = new SharedArrayBuffer(sharedLayout.bytes);
  const identity = describeApp(options);
  const guardOptions = readGuardOptions(identity.root);
  const pack = openPack(guardOptions);
  keepCompiledCode(guardOptions.cache);
  const { port1: port, port2: agentPort } = new MessageChannel();
  const { port1: hooksTextPort, port2: textPort } = new MessageChannel();
  const outbox = createOutbox(port, shared);
  const texts = new MessageChannel();
  const hots = new Hots(outbox);
  const drain = (): void => takeTexts(texts.port1, registry, untouched);
  const untouched = createUntouched(drain);
  const registry = createRegistry(pack, outbox, hots, drain);
  const lines = createStackLines(registry);
  const turns = new Turns(outbox.send, lines);
  const worker = startWorker({ port: agentPort, textPort, shared, cache: guardOptions.cache, isTool, ...identity, ...agentOptions(options) }, options.log ?? print);
  const overlays = createOverlays(registry, REGISTRY);
  const disposers = [
    guardLoads(guardOptions, pack, registry, outbox, untouched, texts.port2, hooksTextPort),
    forwardThrown(outbox.send, shared, lines),
    removeFilesAtEnd(shared), overlays.dispose,
  ];
  const side: AppSide = {
    module: (...args) => (lines.install(), registry.register(...args)),
    commit: (update) => commit(update, { registry, turns, hots, framesHere: () => lines.framesHere(), changed: (each) => follow(each, lines, overlays) }),
    facade: overlays.facade,
    ...hotSide(turns, hots, registry),
    untouched: untouched.among,
    everyFunction: Function.prototype,
    count: countTraces,
    flush: outbox.flush,
    restart: () => restart(start, (message) => outbox.send({ type: 'log', message })),
    agent: { started: worker.started, hold: worker.hold, stop },
  };
  async function stop(): Promise<void> {
    side.agent = null;
    for (const dispose of disposers.splice(0)) dispose();
    for (const each of [port, texts.port1]) each.close();
    await worker.terminate();
  }
  port.on('message', (message: ToApp) => obey(message, side, registry, overlays, outbox, log));
  for (const each of [port, texts.port1]) each.unref();
  // It has failed, or crashed: what it left is taken away.
  worker.started.catch(stop);
  void worker.ended.then(stop);
  return side;
}

/** What runs the app's own code (all but `hotOf` only in a turn of the event loop of its own). */
const hotSide = (turns: Turns, hots: Hots, registry: Registry): Pick<AppSide, 'hotOf' | 'run' | 'emit' | 'prune'> => ({
  hotOf: registry.hotOf,
  run: (id) => turns.run(id),
  emit: (event, payload) => hots.emit(event, payload),
  prune: (instance) => hots.get(instance)?.pruned(),
});

function agentOptions(options: AppOptions): Pick<AgentData, 'threadId' | 'listen' | 'watch' | 'restartObstacle' | 'prints' | 'livegraftAgent'> {
  const { listen = null, log } = options;
  return { threadId, listen, watch: watchOptions(options.watch), restartObstacle: restartObstacle(), prints: log !== undefined || isLogging(), livegraftAgent: true };
}

/** @returns what takes the hooks away again */
function guardLoads(
  guardOptions: GuardOptions, pack: Pack | null, registry: Registry, outbox: Outbox, untouched: Untouched, guardPort: MessagePort, textPort: MessagePort,
): () => void {
  const log = (message: string, error: unknown): void => outbox.send({ type: 'log', message: `${message} ${String(error)}` });
  const hooksThread = (): HooksThread => ({
    module: pathToFileURL(join(__dirname, 'hooks-thread.mjs')).href, guardModule: join(__dirname, 'guard.cjs'), guardOptions, guardPort, textPort,
  });
  return installHooks(createTextGuard(guardOptions, pack, registry.remember), createIsApp(guardOptions), log, untouched.add, hooksThread).uninstall;
}

/** Texts that were guarded on the thread of the hooks, before the modules that they are of run. */
function takeTexts(port: MessagePort, registry: Registry, untouched: Untouched): void {
  for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
    const message = next.message as GuardedText | UntouchedThere;
    if ('untouched' in message) untouched.add(message.untouched);
    else registry.remember(message);
  }
}

function obey(message: ToApp, side: AppSide, registry: Registry, overlays: Overlays, { send }: Outbox, log: (line: string) => void): void {
  switch (message.type) {
    case 'turn': return send({ type: 'turn', id: message.id });
    case 'loadFirst': return void loadFirst(registry, overlays, message).then((result) => send({ type: 'loadedFirst', id: message.id, result }));
    case 'commit': return send({ type: 'committed', id: message.id, result: side.commit(message.update) });
    case 'run': return side.run(message.id);
    case 'emit':
      side.emit(message.event, message.payload);
      return send({ type: 'turn', id: message.id });
    case 'prune': return side.prune(message.instance);
    case 'restart': return side.restart();
    case 'print': return log(message.line);
  }
}

/** Why this process cannot be restarted from inside; `null` when it can. */
function restartObstacle(): string | null {
  return isMainThread ? (whyNoExecve() ?? null) : 'A worker thread cannot be restarted alone: restart its app.';
}

/** Whatever keeps the process from being replaced must not end it. */
function restart(start: ProcessStart, log: (line: string) => void): void {
  try {
    execveRestart(start);
  } catch (error) {
    log(`The app was not restarted. ${String(error)}`);
  }
}

function follow({ lines: moved, overlays: exported }: Commit, lines: StackLines, overlays: Overlays): void {
  overlays.set(exported);
  overlays.refresh();
  lines.install();
  for (const { url, lines: places } of moved) lines.setLines(url, places);
}

function defaultLog(line: string): void {
  if (isLogging()) print(line);
}

const print = (line: string): void => void process.stderr.write(`livegraft: ${line}\n`);

const isLogging = (): boolean => Boolean(process.env['LIVEGRAFT_LOG']);
