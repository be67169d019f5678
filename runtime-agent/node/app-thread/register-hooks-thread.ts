/** ES modules where Node has only `module.register` (20, and 22 before 22.15): starts `hooks-thread.ts` on Node's thread for hooks. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Log } from './guarding.ts';
import type { HooksThreadData, LoggedThere } from './hooks-thread.ts';
import { keepOutermost } from './outermost.ts';

export interface HooksThread {
  /** URL of the bundle of `hooks-thread.ts`. */
  module: string;
  /** Absolute path of a CommonJS module with `createGuard`, see {@link GuardModule} in `hooks-thread.ts`. */
  guardModule: string;
  /** Handed to `createGuard`; what can be cloned. */
  guardOptions: unknown;
  /** Handed to `createGuard`, to tell the agent what it guarded. */
  guardPort: MessagePort;
  /** Answers `textOf` of the agent's thread, see `text-requests.ts`. */
  textPort: MessagePort;
}

/** @returns a function that makes the hooks pass everything on untouched: Node cannot take them away */
export function registerHooksThread(thread: HooksThread, log: Log): () => void {
  const { module, guardModule, guardOptions, guardPort, textPort } = thread;
  const off = new Int32Array(new SharedArrayBuffer(4));
  const logs = new MessageChannel();
  logs.port1.on('message', ({ message, error }: LoggedThere) => log(message, error));
  logs.port1.unref();
  const data: HooksThreadData = { guardModule, guardOptions, guardPort, textPort, logPort: logs.port2, off };
  let first = true;
  const stop = keepOutermost('register', register => {
    try {
      // Registered again, it is the same module on that thread: it has its data.
      if (first) register(module, { data, transferList: [guardPort, textPort, logs.port2] });
      else register(module);
    } catch (error) {
      log('Cannot register the hooks for ES modules; they run as they are, and their changes need a restart.', error);
    }
    first = false;
    return () => {};
  });
  return () => {
    Atomics.store(off, 0, 1);
    stop();
  };
}
