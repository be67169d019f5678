import type { RerunNote } from '../link.ts';
import { type ExportsKeeper, keepExports } from './commonjs-exports.ts';
import type { Hots } from './hot/hots.ts';
import { type Prepared, writeAll, type Written } from './prepared.ts';

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
  const exports = new Map<number, ExportsKeeper>();
  let bindings: Bindings | undefined;
  return {
    begin() {
      bindings = keepBindings(prepared, again);
      for (const each of again.filter(({ scope }) => scope.meta === undefined)) exports.set(each.scope.instance, keepExports(each.exports, each.writeExports));
      for (const { scope } of again) scope.hot?.begin(bindings.asBefore);
      return counts();
    },
    undo() {
      bindings?.undo();
      for (const kept of exports.values()) kept.undo();
      const disposed = again.filter(({ scope }) => scope.hot?.undo());
      return disposed.map(({ scope: { instance } }) => ({ instance, message: disposedMessage, isInvalid: false }));
    },
    finish() {
      bindings!.refresh();
      done();
      const others = [...exports].filter(([, kept]) => !kept.finish());
      const notes = others.map<RerunNote>(([instance]) => ({ instance, message: otherExports, isInvalid: false, isStale: true }));
      return notes.concat(hots.finish(again.map((each) => ({ instance: each.scope.instance, path: each.scope.path, exports: each.exports }))));
    },
  };
}

interface Bindings {
  undo(): void;
  /** Copies of what has been computed are made anew. */
  refresh(): void;
  /** Does something while all is as it was before: an old run's `dispose` means the old values, and the old code. */
  asBefore(action: () => void): void;
}

/** Puts the new code in place, and knows what was there. @throws Error when it is not there then */
function keepBindings(prepared: Prepared[], again: Prepared[]): Bindings {
  const take = (): (() => void) => {
    const kept = again.map(({ scope, readAssigned, writeAssigned }) => ({ v: scope.v, names: Object.getOwnPropertyDescriptors(scope.v), assigned: readAssigned(), writeAssigned }));
    return () => {
      for (const { v, names, assigned, writeAssigned } of kept) {
        for (const name of Object.getOwnPropertyNames(v)) if (!Object.hasOwn(names, name)) Reflect.deleteProperty(v, name);
        Object.defineProperties(v, names);
        writeAssigned(assigned);
      }
    };
  };
  const toBefore = take();
  const written = writeAll(prepared);
  if ('message' in written) throw new Error(written.message);
  const undo = (): void => {
    written.undo();
    toBefore();
  };
  return { undo, refresh: written.refresh, asBefore: (action) => between(undo, written, take(), action) };
}

function between(undo: () => void, { redo, refresh }: Written, toNow: () => void, action: () => void): void {
  try {
    undo();
    action();
  } finally {
    redo();
    toNow();
    refresh();
  }
}

const otherExports = 'What the module exports is another object now; modules that required it before hold the old one.';
const disposedMessage = 'Its old run had been disposed of by then, since the new one had asked for `hot.data`.';
