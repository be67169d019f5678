import type { CommitPart, CommitResult } from '../link.ts';
import type { ModuleScope } from './registry.ts';
import type { Statement } from './turns.ts';

/** What one part of an update is made of once its code has been evaluated, before anything in the app has changed. */
export interface Prepared {
  scope: ModuleScope;
  part: CommitPart;
  values: unknown[];
  statements: Statement[];
  /** Reads all slots. */
  read: () => unknown[];
  /** @param calls whether what is late is still to be asked for its value */
  write: (values: unknown[], calls: boolean) => void;
  /** Asks what is late for its value once more. */
  refresh: (values: unknown[]) => void;
  counts: () => number[];
  /** Of a rerun: the variables that it assigns, and what the module exports. */
  readAssigned: () => unknown[];
  writeAssigned: (values: unknown[]) => void;
  exports: () => unknown;
  /** Of CommonJS. */
  writeExports: (value: unknown) => void;
}

type Access = Pick<Prepared, 'read' | 'write' | 'refresh' | 'counts' | 'readAssigned' | 'writeAssigned' | 'exports' | 'writeExports'>;

/** @returns what it failed at: an index among the part's evaluations and then its statements */
export function prepare(scope: ModuleScope, part: CommitPart): Prepared | { evaluation: number; message: string } {
  const values: unknown[] = [];
  const statements: Statement[] = [];
  let index = 0;
  try {
    for (const { evaluator, code, wraps } of part.evaluations) {
      const value = scope.evaluators.get(evaluator)!(code);
      for (const wrap of wraps) values.push(wrap ? () => value : value);
      index++;
    }
    for (const { code, evaluator, awaits } of part.runs) {
      const run = scope.evaluators.get(evaluator)!(code) as Statement['run'];
      statements.push({ run: () => (scope.hot ? scope.hot.tracked(run) : run()), awaits });
      index++;
    }
    return { scope, part, values, statements, ...(scope.evaluators.get(null)!(accessCode(part)) as Access) };
  } catch (error) {
    return { evaluation: index, message: describe(error) };
  }
}

/** Slots are variables of the module: only code in its scope reaches them. */
function accessCode({ slots, counts, evaluations, rerun }: CommitPart): string {
  const assigned = rerun?.assigned ?? [];
  const late = evaluations.flatMap((evaluation, index) => evaluation.wraps.map(() => (evaluation.late ? index : -1)));
  const value = (i: number): string => (late[i]! < 0 ? `$lgv[${i}]` : `$lgt?($lgv.late=${late[i]},$lgv[${i}]=$lgv[${i}]()):$lgv[${i}]`);
  const again = slots.flatMap((name, i) => (late[i]! < 0 ? [] : [`${name}=$lgv[${i}]()`]));
  return `({read:()=>[${slots.join()}],write:($lgv,$lgt)=>{${slots.map((name, i) => `${name}=${value(i)}`).join(';')}},refresh:$lgv=>{${again.join(';')}},`
    + `counts:()=>[${counts.map((name) => `${name}|0`).join()}],`
    + `readAssigned:()=>[${assigned.join()}],writeAssigned:$lgv=>{${assigned.map((name, i) => `${name}=$lgv[${i}]`).join(';')}},`
    + `exports:()=>(${rerun?.exports ?? 'void 0'}),writeExports:$lgv=>{module.exports=$lgv}})`;
}

/** The places of an update's code. */
export interface Written {
  undo(): void;
  redo(): void;
  /** What is late has its value from where that is now. */
  refresh(): void;
}

type Failure = Pick<Extract<CommitResult, { message: string }>, 'instance' | 'evaluation' | 'message'>;

/** Puts all new code in its place. @returns what failed, with everything put back as it was, when something did */
export function writeAll(prepared: Prepared[]): Written | Failure {
  const before = prepared.map(({ read }) => read());
  const made = prepared.map(({ values }) => [...values]);
  const undo = (): void => prepared.forEach(({ write }, i) => write(before[i]!, false));
  const redo = (): void => prepared.forEach(({ write, values }) => write(values, false));
  const refresh = (): void => prepared.forEach((each, i) => each.refresh(made[i]!));
  const failure = tryWrite(prepared);
  if (!failure) return { undo, redo, refresh };
  undo();
  return failure;
}

function tryWrite(prepared: Prepared[]): Failure | undefined {
  for (const { scope: { instance }, values, write } of prepared) {
    try {
      write(values, true);
    } catch (error) {
      return { instance, evaluation: (values as unknown[] & { late?: number }).late ?? -1, message: describe(error) };
    }
  }
  const failed = prepared.find(({ read, values }) => read().some((value, i) => !Object.is(value, values[i])));
  return failed && { instance: failed.scope.instance, evaluation: -1, message: 'The new code was not found in place after it had been put there.' };
}

export function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
