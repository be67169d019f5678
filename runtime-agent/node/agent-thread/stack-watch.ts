import { setTimeout as delay } from 'node:timers/promises';
import type { UpdateReport } from '../../protocol/messages.ts';
import type { AppLink } from './app-link.ts';
import type { Waiting } from './waiting.ts';

/** How often an app that does not come round is looked at, in milliseconds. */
const LOOK_MS = 1000;

/**
 * Settles what waits for synchronous calls, once they have ended: when the app's event loop comes round, or, where it does not (an
 * endless loop that makes one call after the other), when they are seen to be no more on its stack.
 */
export async function watchStack(link: AppLink, waiting: Waiting, report: UpdateReport, publish: (report: UpdateReport) => void): Promise<void> {
  const turned = link.turn().then(() => true);
  while (waiting.isOnStack(report)) {
    const isTurned = await Promise.race([turned, delay(LOOK_MS, false)]);
    const frames = isTurned ? [] : await link.frames();
    waiting.offStack(report, frames).forEach(publish);
  }
}
