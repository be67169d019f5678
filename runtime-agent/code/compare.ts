import type { Change } from './function-change.ts';
import type { FunctionInfo } from './functions.ts';
import { matchChildren } from './match.ts';
import { type Retired, revived } from './retired.ts';
import { fits, type RunningFunction } from './running.ts';
import type { FunctionCode } from './snapshot.ts';

/** What has changed around functions. */
export interface Surroundings {
  retired: Retired;
  /** Names that are found elsewhere from now on. */
  moved: ReadonlySet<string>;
  /** Functions whose code is evaluated anew though it is the same. */
  forced: ReadonlySet<FunctionInfo>;
}

/** Compares what runs with the new code, all the way down. @param known `null` for what does not run */
export function compare(known: RunningFunction | null, code: FunctionCode, around: Surroundings): Change {
  const old = known ?? revived(around.retired, code);
  if (!old) return { ...anew(code), children: code.children.map((child) => compare(null, child, around)) };
  const same = old.code.own === code.own && old.code.shape === code.shape;
  const { pairs, removed } = matchChildren(old, code);
  const children = pairs.map((pair) => compare(pair.old, pair.next, around));
  // What it reads may have come to be found elsewhere while it was gone.
  const emit = !same || known === null || children.some((child) => child.newSlot) || readsMoved(code, around) || around.forced.has(code.fn);
  const newSlot = emit && !fits(old.slots.at(-1)!, code);
  return { old, code, own: !same, emit, newSlot, isBack: known === null, gone: removed.map((child) => child.code.fn.name), children };
}

/** A function that continues no other, with all that are in it. */
export function anew(code: FunctionCode): Change {
  return { old: null, code, own: true, emit: false, newSlot: true, isBack: false, gone: [], children: code.children.map(anew) };
}

function readsMoved({ fn }: FunctionCode, { moved }: Surroundings): boolean {
  for (const name of moved) if (fn.free.has(name)) return true;
  return false;
}
