import diffSequences from 'diff-sequences';
import type { RunningFunction, RunningStatement } from './running.ts';
import type { FunctionCode, Statement } from './snapshot.ts';

export interface Pairs<Old, New> {
  /** In the new text's order; `old` is missing for what was added. */
  pairs: { old: Old | null; next: New }[];
  removed: Old[];
}

/** Finds for each statement of the new text the running one that it continues. */
export function matchStatements(running: RunningStatement[], next: Statement[]): Pairs<RunningStatement, Statement> {
  const matcher = new Matcher(running, next);
  matcher.byKey((old) => (old.statement.isFunction ? old.statement.own : null), (statement) => (statement.isFunction ? statement.own : null));
  // A property is known by its name, whatever its value is.
  matcher.inOrder((old, statement) => !statement.isFunction && !statement.property && old.statement.own === statement.own);
  matcher.byKey((old) => declaredKey(old.statement), declaredKey);
  matcher.inOrder((old, statement) => old.statement.kind === statement.kind && old.statement.name === statement.name);
  matcher.inOrder((old, statement) => old.statement.kind === statement.kind && old.statement.names.length + statement.names.length === 0);
  return matcher.result();
}

/** Finds for each function within another the running one that it continues. */
export function matchChildren(old: RunningFunction, next: FunctionCode): Pairs<RunningFunction, FunctionCode> {
  if (old.code.own !== next.own) return matchFunctions(old.children, next.children);
  return { pairs: next.children.map((child, i) => ({ old: old.children[i] ?? null, next: child })), removed: [] };
}

export function matchFunctions(running: RunningFunction[], next: FunctionCode[]): Pairs<RunningFunction, FunctionCode> {
  const matcher = new Matcher(running, next);
  matcher.inOrder((old, code) => old.code.shape === code.shape && old.code.own === code.own);
  matcher.inOrder((old, code) => old.code.fn.name === code.fn.name);
  matcher.inOrder((old, code) => old.code.shape === code.shape && baseName(old.code) === baseName(code));
  matcher.inOrder((old, code) => isNameless(old.code) && isNameless(code));
  return matcher.result();
}

const declaredKey = (statement: Statement): string | null => (statement.names.length > 0 ? statement.names.join() : null);
const baseName = (code: FunctionCode): string => code.fn.name.replace(/ #\d+$/, '');
/** `() => …` may have become `function () { … }`. */
const isNameless = ({ fn: { ownName } }: FunctionCode): boolean => ownName === '';

export class Matcher<Old, New> {
  private readonly oldOf = new Map<New, Old>();
  private readonly taken = new Set<Old>();

  constructor(private readonly old: Old[], private readonly next: New[]) {}

  /** Pairs what has the same key, wherever it stands. */
  byKey(oldKey: (old: Old) => string | null, nextKey: (next: New) => string | null): void {
    const free = new Map<string, Old[]>();
    for (const item of this.freeOld()) {
      const key = oldKey(item);
      if (key !== null) free.set(key, [...(free.get(key) ?? []), item]);
    }
    for (const item of this.freeNext()) {
      const key = nextKey(item);
      const match = key === null ? undefined : free.get(key)?.shift();
      if (match !== undefined) this.pair(match, item);
    }
  }

  /** Pairs equal ones without changing their order: the longest common subsequence. */
  inOrder(equal: (old: Old, next: New) => boolean): void {
    const [olds, nexts] = [this.freeOld(), this.freeNext()];
    diffSequences(olds.length, nexts.length, (a, b) => equal(olds[a]!, nexts[b]!), (count, a, b) => {
      for (let i = 0; i < count; i++) this.pair(olds[a + i]!, nexts[b + i]!);
    });
  }

  result(): Pairs<Old, New> {
    return { pairs: this.next.map((next) => ({ old: this.oldOf.get(next) ?? null, next })), removed: this.freeOld() };
  }

  private pair(old: Old, next: New): void {
    this.oldOf.set(next, old);
    this.taken.add(old);
  }

  private freeOld(): Old[] { return this.old.filter((item) => !this.taken.has(item)); }
  private freeNext(): New[] { return this.next.filter((item) => !this.oldOf.has(item)); }
}
