import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AgentData, Started } from '../link.ts';

/** The agent's thread, as the app's thread has it. Never what keeps the app alive. */
export interface AgentWorker {
  /** Resolves when editors can find the agent; rejects when they never will: why, and what to do. Waiting for it keeps no app alive. */
  started: Promise<void>;
  /** Resolves when it has ended, for whatever reason. */
  ended: Promise<unknown>;
  /** While it is wanted, it keeps the app alive. */
  hold(wanted: boolean): void;
  terminate(): Promise<unknown>;
}

/**
 * The worker runs the app's own `--import`s and `--require`s, so that its loaders are the app's. What they print is printed by the
 * app already: the worker's streams are captured, and destroyed, since captured streams that are only left alone keep the process alive.
 * @throws Error when the app may have no threads
 */
export function startWorker(data: AgentData, log: (line: string) => void): AgentWorker {
  const worker = createWorker(data);
  worker.stdout.destroy();
  worker.stderr.destroy();
  const started = new Promise<void>((resolve, reject) => {
    worker.once('message', ({ error }: Started) => (error === null ? resolve() : reject(new Error(error))));
    worker.once('error', (error) => reject(new Error(`The agent has ended by an error: ${String(error)}.`)));
    worker.once('exit', () => reject(new Error('The agent has ended before it could be found.')));
  });
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  started.then(() => worker.once('error', (error) => log(`The agent has ended by an error; saves no longer reach the app. ${String(error)}`)), () => {});
  // A listener for messages holds, too: this comes after it.
  worker.unref();
  return { started, ended, hold: (wanted) => void (wanted ? worker.ref() : worker.unref()), terminate: () => worker.terminate() };
}

function createWorker(data: AgentData): Worker {
  const options = { workerData: data, transferList: [data.port, data.textPort], name: 'livegraft', stdout: true, stderr: true };
  try {
    return new Worker(join(__dirname, 'agent.cjs'), options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ACCESS_DENIED') throw error;
    throw new Error('The app runs with --permission, and may have no threads: add --allow-worker.', { cause: error });
  }
}
