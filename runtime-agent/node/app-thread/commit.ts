import type { Commit, CommitPart, CommitResult, Frame } from '../link.ts';
import type { ModuleScope, Registry } from './registry.ts';
import type { Statement, Turns } from './turns.ts';

/** What one part is made of once its code has been evaluated, before anything in the app has changed. */
interface Prepared {
  scope: ModuleScope;
  part: CommitPart;
  values: unknown[];
  statements: Statement[];
  read: () => unknown[];
  /** @param calls whether what is late is still to be asked for its value */
  write: (values: unknown[], calls: boolean) => void;
  counts: () => number[];
}

/**
 * Makes an update run: evaluates all of its code, then sets all of its slots, so that the app sees all of it or none.
 * May be called in the midst of any synchronous code of the app. Never throws.
 */
export function commit(registry: Registry, turns: Turns, { parts, run, withdraws }: Commit, framesHere: () => Frame[]): CommitResult {
  const start = performance.now();
  const progress = turns.changed(withdraws);
  if (progress.length > 0) return { ok: false, pauseMs: performance.now() - start, progress };
  const prepared: Prepared[] = [];
  const gone: number[] = [];
  for (const part of parts) {
    const scope = registry.scope(part.instance);
    if (!scope) {
      gone.push(part.instance);
      continue;
    }
    const result = prepare(scope, part);
    if ('message' in result) return { ok: false, pauseMs: performance.now() - start, instance: part.instance, ...result };
    prepared.push(result);
  }
  const failed = writeAll(prepared);
  if (failed) return { ok: false, pauseMs: performance.now() - start, ...failed };
  for (const { id } of withdraws) turns.withdraw(id);
  if (run !== null) turns.add(run, prepared.flatMap(({ statements }) => statements));
  const counts = new Map(prepared.map((each) => [each.part, each.counts()]));
  return { ok: true, pauseMs: performance.now() - start, counts: parts.map((part) => counts.get(part) ?? []), frames: framesHere(), gone };
}

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
}
