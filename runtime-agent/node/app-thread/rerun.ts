import type { RerunNote } from '../link.ts';
import { type ExportsKeeper, keepExports } from './commonjs-exports.ts';
import type { Hots } from './hot/hots.ts';
import { notInPlace, type Prepared, writeAll } from './prepared.ts';

/** An update in which modules are run again: all of it stands, or none. */
export interface Rerun {
  /** Puts the new code in place. @returns the counts of calls under way @throws Error when that cannot be done */
  begin(): number[][];
  /** What is, is as before it began. @returns what is not */
  undo(): RerunNote[];
  /** All statements have run. @returns what there is to be said of it */
  finish(): RerunNote[];
}

/** @param done is called when it stands */
export function createRerun(prepared: Prepared[], hots: Hots, counts: () => number[][], done: () => void): Rerun {
  const again = prepared.filter(({ part }) => part.rerun !== null);
  const undos: (() => void)[] = [];
  const kept = new Map<number, ExportsKeeper>();
  return {
    begin() {
      for (const { readAssigned, writeAssigned } of again) {
        const before = readAssigned();
        undos.push(() => writeAssigned(before));
      }
      const written = writeAll(prepared);
      if ('failed' in written) throw new Error(notInPlace);
      undos.push(written.undo);
      for (const each of again.filter(({ scope }) => scope.meta === undefined)) {
        const exports = keepExports(each.exports, each.writeExports);
        kept.set(each.scope.instance, exports);
        undos.push(exports.undo);
      }
      for (const { scope } of again) scope.hot?.begin();
      return counts();
    },
    undo() {
      const disposed = again.filter(({ scope }) => scope.hot?.undo());
      for (const undo of undos) undo();
      return disposed.map(({ scope: { instance } }) => ({ instance, message: disposedMessage, isInvalid: false }));
    },
    finish() {
      done();
      const others = [...kept].filter(([, exports]) => !exports.finish());
      const notes = others.map(([instance]) => ({ instance, message: otherExports, isInvalid: false }));
      return notes.concat(hots.finish(again.map(({ scope, exports }) => ({ instance: scope.instance, path: scope.path, exports }))));
    },
  };
}

const otherExports = 'What the module exports is another object now; modules that required it before hold the old one.';
const disposedMessage = 'Its old run had been disposed of by then, since the new one had asked for `hot.data`.';
