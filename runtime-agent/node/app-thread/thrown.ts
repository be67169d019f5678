import type { FromApp } from '../link.ts';
import { sharedLayout } from '../link.ts';
import { describeThrown } from './describe-thrown.ts';
import type { StackLines } from './stack.ts';

/** How long an app that is dying may be held so that its editors hear why, in milliseconds. */
const PATIENCE = 100;

/** Passes uncaught errors on to the editors. The event changes nothing about what becomes of the app (Node.js, 'uncaughtExceptionMonitor'). */
export function forwardThrown(send: (message: FromApp) => void, shared: SharedArrayBuffer, lines: StackLines): () => void {
  const words = new Int32Array(shared);
  const onThrown = (error: unknown): void => {
    if (Atomics.load(words, sharedLayout.editors) === 0) return;
    const delivered = Atomics.load(words, sharedLayout.delivered);
    const { message, stack } = describeThrown(error);
    send({ type: 'threw', message, frame: lines.frameOf(stack), stack });
    Atomics.wait(words, sharedLayout.delivered, delivered, PATIENCE);
  };
  process.on('uncaughtExceptionMonitor', onThrown);
  return () => void process.off('uncaughtExceptionMonitor', onThrown);
}
