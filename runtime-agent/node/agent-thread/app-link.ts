import { receiveMessageOnPort } from 'node:worker_threads';
import { type AgentData, type Commit, type CommitResult, type Frame, type FromApp, type LoadFirst, type LoadResult, type Overlay, sharedLayout, type ToApp } from '../link.ts';
import type { Trace } from '../../code/running.ts';
import { commitByInspector, countByInspector, flushByInspector, restartByInspector, untouchedByInspector } from './inspector.ts';
import { createQuestions } from './questions.ts';
import { reading } from './reading.ts';

/** The agent's side of what it shares with the app's thread. */
export interface AppLink {
  /** Takes in what the app's thread has to say up to now. */
  drain(): Promise<void>;
  /** Runs an update on the app's thread. */
  commit(update: Commit): Promise<CommitResult>;
  /** What is on the stack of the app's thread: nothing where it can only be asked between two turns of its event loop. */
  frames(): Promise<Frame[]>;
  /** Has modules loaded, when the app's event loop comes round. */
  loadFirst(loads: LoadFirst[], overlays: Overlay[]): Promise<LoadResult>;
  /**
   * Counts the function objects in the app's heap that have each of these traces.
   * @throws Error where only the app's event loop can be asked
   */
  count(traces: Trace[]): Promise<{ counts: number[]; pauseMs: number }>;
  /** Which of the files (absolute real paths) the app has loaded without guards; none where only its event loop can be asked. */
  untouched(files: string[]): Promise<string[]>;
  /** Resolves when the app's event loop has come round. */
  turn(): Promise<void>;
  /** Resolves when modules that listen have been told of an event. */
  emit(event: string, payload: unknown): Promise<void>;
  /** Tells a module that nobody imports it any more. */
  prune(instance: number): void;
  /** Has the statements of a commit run when the app's event loop comes round. */
  run(id: number): void;
  /** Has the app's process replaced by a new one. */
  restart(): void;
}

/** An app that takes so long to take an update is said to be blocked, in milliseconds. */
const BLOCKED_MS = 1000;

/**
 * @param receive gets what is not an answer
 * @param reaches is told that the app does not take an update, and that it has taken it after all
 */
export function createAppLink(
  { port, threadId, shared }: AgentData, receive: (message: FromApp) => void, reaches: (is: boolean) => void, log: (text: string) => void,
): AppLink {
  const questions = createQuestions(port);
  const { turn } = questions;
  const reach = createReach(threadId === 0, log);
  const commit: CommitNow = (update) => reach(() => commitByInspector(update), () => questions.commit(update));
  const words = new Int32Array(shared);
  let taken = 0;
  const take = (messages: FromApp[]): void => {
    taken += messages.length;
    for (const message of messages) {
      if (message.type === 'turn' || message.type === 'committed' || message.type === 'loadedFirst') questions.answered(message);
      else receive(message);
    }
  };
  const takeAll = (): void => {
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) take(next.message as FromApp[]);
  };
  port.on('message', take);
  return {
    async drain() {
      takeAll();
      if (taken === Atomics.load(words, sharedLayout.said)) return;
      await unlessBlocked(() => reach(flushByInspector, turn), reaches);
      takeAll();
    },
    commit: (update) => unlessBlocked(() => commit(update), reaches),
    loadFirst: (loads, overlays) => unlessBlocked(() => questions.loadFirst(loads, overlays), reaches),
    frames: () => framesBy(commit, log),
    untouched: (files) => reach(() => untouchedByInspector(files), () => Promise.resolve([])),
    count: (traces) => reach(() => countByInspector(traces), () => Promise.reject(new Error(noInspector))),
    turn,
    emit: questions.emit,
    prune: (instance) => port.postMessage({ type: 'prune', instance } satisfies ToApp),
    run: (id) => port.postMessage({ type: 'run', id } satisfies ToApp),
    restart() {
      port.postMessage({ type: 'restart' });
      const failed = (error: unknown): void => log(`The app was not restarted. ${String(error)}`);
      const stuck = setTimeout(() => void restartByInspector().catch(failed), BLOCKED_MS);
      // An app that comes round has been asked, and is still there: it could not.
      void turn().then(() => clearTimeout(stuck));
    },
  };
}

const noInspector = 'The app\'s heap can be looked at by the inspector only, which reaches neither worker threads nor an app with --permission.';

/** @param reaches is told when it takes long, and when it was done after all */
async function unlessBlocked<Result>(action: () => Promise<Result>, reaches: (is: boolean) => void): Promise<Result> {
  const late = setTimeout(reaches, BLOCKED_MS, false);
  try {
    return await action();
  } finally {
    clearTimeout(late);
    reaches(true);
  }
}

type CommitNow = (update: Commit) => Promise<CommitResult>;

/**
 * What asks the app's thread by the inspector, else by a message, which waits for its event loop.
 * @param inspects whether the inspector can reach the app's thread: its process's main one only
 */
function createReach(inspects: boolean, log: (text: string) => void): <Answer>(byInspector: () => Promise<Answer>, byMessage: () => Promise<Answer>) => Promise<Answer> {
  return async (byInspector, byMessage) => {
    if (!inspects) return byMessage();
    try {
      return await byInspector();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_ACCESS_DENIED') throw error;
      inspects = false;
      log('The app runs with --permission, which keeps the inspector out: updates wait for its event loop.');
      return byMessage();
    }
  };
}

async function framesBy(commit: CommitNow, log: (text: string) => void): Promise<Frame[]> {
  try {
    const seen = await commit(reading([]));
    return seen.ok ? seen.frames : [];
  } catch (error) {
    log(`The app's stack cannot be looked at. ${String(error)}`);
    return [];
  }
}
