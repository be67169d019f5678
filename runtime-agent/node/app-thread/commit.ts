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

<<<<<<< HEAD
/** A module whose text did not mention the hot API when it was loaded. */
function offerHot(scope: ModuleScope, hots: Hots): void {
  const holder = scope.meta ?? scope.evaluators.get(null)!('typeof module=="object"?module:null');
  if (typeof holder === 'object' && holder !== null) giveHot(scope, holder, hots);
=======
function prepare(scope: ModuleScope, part: CommitPart): Prepared | { evaluation: number; message: string } {
  const values: unknown[] = [];
  const statements: Statement[] = [];
  let index = 0;
  try {
    for (const { evaluator, code, wraps } of part.evaluations) {
      const value = scope.evaluators.get(evaluator)!(code);
      for (const wrap of wraps) values.push(wrap ? () => value : value);
      index++;
    }
    for (const { code, awaits } of part.runs) {
      statements.push({ run: scope.evaluators.get(null)!(code) as Statement['run'], awaits });
      index++;
    }
    const [read, write, counts] = scope.evaluators.get(null)!(accessCode(part)) as [Prepared['read'], Prepared['write'], Prepared['counts']];
    return { scope, part, values, statements, read, write, counts };
  } catch (error) {
    return { evaluation: index, message: describeThrown(error) };
  }
}

/** Slots are variables of the module: only code in its scope reaches them. */
function accessCode({ slots, counts, evaluations }: CommitPart): string {
  const late = evaluations.flatMap((evaluation, index) => evaluation.wraps.map(() => (evaluation.late ? index : -1)));
  const value = (i: number): string => (late[i]! < 0 ? `$lgv[${i}]` : `$lgt?($lgv.late=${late[i]},$lgv[${i}]=$lgv[${i}]()):$lgv[${i}]`);
  const writes = slots.map((name, i) => `${name}=${value(i)}`).join(';');
  return `[()=>[${slots.join()}],($lgv,$lgt)=>{${writes}},()=>[${counts.map((name) => `${name}|0`).join()}]]`;
}

type Failure = Pick<Extract<CommitResult, { message: string }>, 'instance' | 'evaluation' | 'message'>;

/** @returns what failed, with everything put back as it was */
function writeAll(prepared: Prepared[]): Failure | undefined {
  const before = prepared.map(({ read }) => read());
  const failure = tryWrite(prepared);
  if (failure) prepared.forEach(({ write }, i) => write(before[i]!, false));
  return failure;
}

function tryWrite(prepared: Prepared[]): Failure | undefined {
  for (const { scope: { instance }, values, write } of prepared) {
    try {
      write(values, true);
    } catch (error) {
      return { instance, evaluation: (values as unknown[] & { late?: number }).late ?? -1, message: describeThrown(error) };
    }
  }
  const failed = prepared.find(({ read, values }) => read().some((value, i) => !Object.is(value, values[i])));
  return failed && { instance: failed.scope.instance, evaluation: -1, message: 'The new code was not found in place after it had been put there.' };
}

export function describeThrown(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
>>>>>>> 7e7c4890ee26696b00c72ec7fc50f0bd728f67d0
}
