import { setTimeout as delay } from 'node:timers/promises';
import type { UpdateReport } from '../../protocol/messages.ts';
import type { AppLink } from './app-link.ts';
import { reading } from './reading.ts';
import type { CallsUnderWay, Waiting } from './waiting.ts';

/** After so many milliseconds suspended calls are looked at; each time after twice as many, up to the most. */
const FIRST_LOOK_MS = 5;
const MOST_MS = 1000;

/**
 * Settles what waits for suspended calls, once they have ended. Their counters are read from time to time: code that told of
 * itself when a counter is down to nothing would slow down every call, and there is seldom somebody who waits.
 * @returns what is to be called when there is something to wait for
 */
export function createCallWatch(link: AppLink, waiting: Waiting, publish: (report: UpdateReport) => void, failed: (error: unknown) => void): () => void {
  let watching = false;
  const watch = async (): Promise<void> => {
    for (let pause = FIRST_LOOK_MS; waiting.calls().length > 0; pause = Math.min(pause * 2, MOST_MS)) {
      await delay(pause);
      waiting.ended(await endedCalls(link, waiting.calls())).forEach(publish);
    }
  };
  return () => {
    if (watching) return;
    watching = true;
    void watch().catch(failed).finally(() => { watching = false; });
  };
}

async function endedCalls(link: AppLink, calls: CallsUnderWay[]): Promise<Set<CallsUnderWay>> {
  const result = await link.commit(reading(calls.map(({ instance, generation }) => ({ instance, counts: [generation.count] }))));
  // What nobody can call any more is gone with its module.
  return new Set(result.ok ? calls.filter((_, i) => !(result.counts[i]![0]! > 0)) : []);
}
