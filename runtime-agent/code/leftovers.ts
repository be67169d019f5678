import type { Change } from './function-change.ts';
import type { PlannedDefinition } from './planned.ts';
import * as rude from './rude-edits.ts';
import { fitsAsPromise, type RunningFunction, type Slot, type Trace } from './running.ts';
import type { FunctionCode } from './snapshot.ts';

/**
 * The function objects of a changed function that no update reaches: with slots for which its code cannot be made, or
 * functions in it that have no guard, now or from now on, and another code.
 * @param usable the slots that get the new code; `null`: its code is the same
 */
export function leftovers(old: RunningFunction, next: FunctionCode, usable: Slot[] | null): Trace[] {
  const isCurrent = ({ own }: Trace): boolean => own !== null && next.loose.some((other) => other.own === own);
  const isLoose = ({ code: { fn } }: RunningFunction): boolean => next.loose.some(({ name }) => name === fn.name) && !next.children.some((child) => child.fn.name === fn.name);
  const isGuarded = ({ slot }: Trace): boolean => old.slots.some(({ name }) => name === slot);
  const byGuard = usable ? old.slots.filter((slot) => !usable.includes(slot)).map(({ trace }) => trace) : old.leftovers.filter(isGuarded);
  const others = [...old.leftovers.filter((trace) => !isGuarded(trace)), ...old.loose].filter((trace) => !isCurrent(trace));
  return [...byGuard, ...others, ...old.children.filter(isLoose).flatMap(({ slots }) => slots.map(({ trace }) => trace))];
}

/**
 * Functions that have a guard from now on, and that were part of a function without one: objects of that one go on making them as they were.
 * @param result what runs after `old`
 * @returns those that have such leftovers now
 */
export function heirs(old: RunningFunction, result: RunningFunction, changes: Change[]): RunningFunction[] {
  const gone = old.loose.filter((trace) => !trace.isClass && result.leftovers.includes(trace));
  const all = (fn: RunningFunction): RunningFunction[] => [fn, ...fn.children.flatMap(all)];
  const added = gone.length > 0 ? result.children.filter((_, i) => changes[i]!.old === null).flatMap(all) : [];
  for (const fn of added) fn.leftovers = [...fn.leftovers, ...gone];
  return added;
}

/** Why not all function objects run what they should; `null` when they do. */
export function staleness({ leftovers: left, slots, code }: RunningFunction): rude.RudeEdit | null {
  if (left.length === 0) return null;
  const guarded = slots.filter(({ trace }) => left.includes(trace));
  if (guarded.length === 0) return rude.looseKeepOldCode;
  return guarded.every((slot) => fitsAsPromise(slot, code)) ? rude.holdersGetPromises : rude.closuresKeepOldCode;
}

/** What is said of a replaced function. */
export function standing(running: RunningFunction): Pick<PlannedDefinition, 'status' | 'how' | 'code' | 'message'> {
  const kept = staleness(running);
  return { status: kept ? 'stale' : 'live', how: 'replaced', ...kept };
}
