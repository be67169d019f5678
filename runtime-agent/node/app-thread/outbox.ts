import type { MessagePort } from 'node:worker_threads';
import { type FromApp, sharedLayout } from '../link.ts';

/** The app's own may be one of a test's fake timers. */
const soon = setImmediate;

/** So many messages wait at most. */
const MOST = 256;

/** What the app's thread has to say to the agent's. */
export interface Outbox {
  send(message: FromApp): void;
  /**
   * Says it when the event loop comes round, together with others: to wake the other thread for each module that is loaded would cost
   * more than all the rest. Should the loop not come round, the agent asks: it knows how much there is to be said.
   */
  sendSoon(message: FromApp): void;
  flush(): void;
}

export function createOutbox(port: MessagePort, shared: SharedArrayBuffer): Outbox {
  const words = new Int32Array(shared);
  let waiting: FromApp[] = [];
  const flush = (): void => {
    if (waiting.length === 0) return;
    const messages = waiting;
    waiting = [];
    port.postMessage(messages);
  };
  const add = (message: FromApp): void => {
    Atomics.add(words, sharedLayout.said, 1);
    waiting.push(message);
  };
  return {
    send(message) {
      add(message);
      flush();
    },
    sendSoon(message) {
      if (waiting.length === 0) soon(flush).unref();
      add(message);
      if (waiting.length >= MOST) flush();
    },
    flush,
  };
}
