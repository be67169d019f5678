import type { Commit, CommitResult, Frame } from '../link.ts';
import type { Hots } from './hot/hots.ts';
import { type Prepared, prepare, writeAll } from './prepared.ts';
import { giveHot, type ModuleScope, type Registry } from './registry.ts';
import { createRerun } from './rerun.ts';
import type { Turns } from './turns.ts';

/** What a commit changes, and whom it tells of it. */
interface Sides {
  registry: Registry;
  turns: Turns;
  hots: Hots;
  framesHere: () => Frame[];
  /** The code has been put in place. */
  changed: (update: Commit) => void;
}

/**
 * Makes an update run: evaluates all of its code, then sets all of its slots, so that the app sees all of it or none.
 * May be called in the midst of any synchronous code of the app. Never throws.
 */
export function commit(update: Commit, sides: Sides): CommitResult {
  const start = performance.now();
  const result = tryCommit(update, sides);
  return { ...result, pauseMs: performance.now() - start };
}

function tryCommit(update: Commit, { registry, turns, hots, framesHere, changed }: Sides): CommitResult {
  const { parts, run, withdraws, atTurn } = update;
  const progress = turns.changed(withdraws);
  if (progress.length > 0) return { ok: false, pauseMs: 0, progress };
  const all = prepareAll(update, registry, hots);
  if ('message' in all) return all;
  const { prepared, gone } = all;
  const statements = prepared.flatMap((each) => each.statements);
  const counts = (): number[][] => parts.map((part) => prepared.find((each) => each.part === part)?.counts() ?? []);
  if (atTurn) {
    for (const { id } of withdraws) turns.withdraw(id);
    turns.add(run!, statements, createRerun(prepared, hots, counts, () => changed(update)));
    return { ok: true, pauseMs: 0, counts: [], frames: [], gone };
  }
  const written = writeAll(prepared);
  if ('message' in written) return { ok: false, pauseMs: 0, ...written };
  for (const { id } of withdraws) turns.withdraw(id);
  changed(update);
  if (run !== null) turns.add(run, statements, null);
  return { ok: true, pauseMs: 0, counts: counts(), frames: framesHere(), gone };
}

function prepareAll({ parts }: Commit, registry: Registry, hots: Hots): { prepared: Prepared[]; gone: number[] } | (CommitResult & { message: string }) {
  const prepared: Prepared[] = [];
  const gone: number[] = [];
  for (const part of parts) {
    const scope = registry.scope(part.instance);
    if (!scope) {
      gone.push(part.instance);
      continue;
    }
    if (part.hot && !scope.hot) offerHot(scope, hots);
    const result = prepare(scope, part);
    if ('message' in result) return { ok: false, pauseMs: 0, instance: part.instance, ...result };
    prepared.push(result);
  }
  return { prepared, gone };
}

/** A module whose text did not mention the hot API when it was loaded. */
function offerHot(scope: ModuleScope, hots: Hots): void {
  const holder = scope.meta ?? scope.evaluators.get(null)!('typeof module=="object"?module:null');
  if (typeof holder === 'object' && holder !== null) giveHot(scope, holder, hots);
}
