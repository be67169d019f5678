import type { CommitPart } from '../link.ts';
import type { ModuleScope } from './registry.ts';
import type { Statement } from './turns.ts';

/** What one part of an update is made of once its code has been evaluated, before anything in the app has changed. */
export interface Prepared {
  scope: ModuleScope;
  part: CommitPart;
  values: unknown[];
  statements: Statement[];
  read: () => unknown[];
  write: (values: unknown[]) => void;
  counts: () => number[];
  /** Of a rerun: the variables that it assigns, and what the module exports. */
  readAssigned: () => unknown[];
  writeAssigned: (values: unknown[]) => void;
  exports: () => unknown;
  /** Of CommonJS. */
  writeExports: (value: unknown) => void;
}

type Access = Pick<Prepared, 'read' | 'write' | 'counts' | 'readAssigned' | 'writeAssigned' | 'exports' | 'writeExports'>;

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
    for (const { code, awaits } of part.runs) {
      statements.push({ run: scope.evaluators.get(null)!(code) as Statement['run'], awaits });
      index++;
    }
    return { scope, part, values, statements, ...(scope.evaluators.get(null)!(accessCode(part)) as Access) };
  } catch (error) {
    return { evaluation: index, message: describe(error) };
  }
}

/** Slots are variables of the module: only code in its scope reaches them. */
function accessCode({ slots, counts, rerun }: CommitPart): string {
  const assigned = rerun?.assigned ?? [];
  return `({read:()=>[${slots.join()}],write:${writes(slots)},counts:()=>[${counts.map((name) => `${name}|0`).join()}],`
    + `readAssigned:()=>[${assigned.join()}],writeAssigned:${writes(assigned)},exports:()=>(${rerun?.exports ?? 'void 0'}),writeExports:$lgv=>{module.exports=$lgv}})`;
}

const writes = (names: string[]): string => `$lgv=>{${names.map((name, i) => `${name}=$lgv[${i}]`).join(';')}}`;

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

export const notInPlace = 'The new code was not found in place after it had been put there.';

/** The places of an update's code. */
export interface Written { undo(): void; redo(): void }

/** Puts all new code in its place. @returns the part that did not hold its new code afterwards, with everything put back, when there is one */
export function writeAll(prepared: Prepared[]): Written | { failed: Prepared } {
  const before = prepared.map(({ read }) => read());
  const undo = (): void => prepared.forEach(({ write }, i) => write(before[i]!));
  const redo = (): void => prepared.forEach(({ write, values }) => write(values));
  redo();
  const failed = prepared.find(({ read, values }) => read().some((value, i) => !Object.is(value, values[i])));
  if (!failed) {
    for (const { scope, part } of prepared) for (const generation of part.watch) scope.watched.add(generation);
    return { undo, redo };
  }
  undo();
  return { failed };
}
