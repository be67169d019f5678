import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { Trigger, UpdateReport } from '../../protocol/messages.ts';

/** Files that may have changed, for one update. */
export interface Batch {
  trigger: Trigger;
  /** When the first of them came, in milliseconds of `performance.now()`. */
  since: number;
  /** Those that have come since the last call. Once it gives none, what comes belongs to the next batch. */
  take(): Promise<string[]>;
  /** Whether it is to be run again even when it has not changed. */
  isAgain(file: string): boolean;
}

export interface UpdateQueue {
  /** @returns the report of the update that took these files in; `null` when the app has loaded none of them */
  changed(files: string[], trigger: Trigger, again?: boolean): Promise<UpdateReport | null>;
  /** Does something when no update runs. */
  run<Result>(action: () => Promise<Result>): Promise<Result>;
  /** Resolves when something waits for the update that runs. */
  pressed(): Promise<void>;
}

/** One update runs at a time. Saves that come together make one: what comes while its files are still being read joins it. */
export function createUpdateQueue(update: (batch: Batch) => Promise<UpdateReport | null>): UpdateQueue {
  let running: Promise<unknown> = Promise.resolve();
  let open: { files: Set<string>; again: Set<string>; report: Promise<UpdateReport | null> } | null = null;
  let waiting = 0;
  let press = (): void => {};
  let pressed = Promise.resolve();
  const run = <Result>(action: () => Promise<Result>): Promise<Result> => {
    waiting++;
    press();
    const result = running.then(() => {
      waiting--;
      return action();
    });
    running = result.catch(() => {});
    return result;
  };
  const begin = (files: Set<string>, again: Set<string>, trigger: Trigger): Promise<UpdateReport | null> => {
    const take = async (): Promise<string[]> => {
      // Messages that came in one piece are heard one by one, each in a turn of the event loop of its own.
      await turnOfLoop();
      const taken = [...files];
      files.clear();
      if (taken.length === 0 && open?.files === files) open = null;
      return taken;
    };
    const batch: Batch = { trigger, since: performance.now(), take, isAgain: (file) => again.has(file) };
    return run(() => update(batch).finally(() => { if (open?.files === files) open = null; }));
  };
  return {
    changed(files, trigger, again = false) {
      if (!open) {
        const sets = { files: new Set<string>(), again: new Set<string>() };
        open = { ...sets, report: begin(sets.files, sets.again, trigger) };
      }
      for (const file of files) open.files.add(file);
      if (again) for (const file of files) open.again.add(file);
      return open.report;
    },
    run,
    pressed() {
      if (waiting === 0) pressed = new Promise((resolve) => { press = resolve; });
      return pressed;
    },
  };
}
