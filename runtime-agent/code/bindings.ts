import type { RunningModule, RunningStatement } from './running.ts';
import type { Snapshot, Statement } from './snapshot.ts';

/** What becomes of the names at a module's level with an update. */
export interface BindingChanges {
  /** Statements whose name comes into being. */
  added: Set<Statement>;
  /** Statements whose name gets another value. */
  changed: Set<Statement>;
  /** Statements that go, since nothing that is left uses their names. */
  removed: Set<RunningStatement>;
  /** Names in `$lgx.v` afterwards. */
  defined: Set<string>;
  /** Names whose readers must be evaluated anew, because they are found elsewhere from now on. */
  moved: Set<string>;
}

type Pair = { old: RunningStatement | null; next: Statement };

/** What running statements (again) does to names. */
interface Runs {
  run: ReadonlySet<Statement>;
  /** Names that they bind in `$lgx.v`. */
  names: ReadonlySet<string>;
}

const noRuns: Runs = { run: new Set(), names: new Set() };

/** Decides which added, changed and removed names the running module can follow, and which need a restart. */
export function bindingChanges(loaded: RunningModule, next: Snapshot, pairs: Pair[], removed: RunningStatement[], { run, names }: Runs = noRuns): BindingChanges {
  const running = { ...loaded, topNames: new Set([...loaded.topNames, ...names]) };
  const fresh = pairs.flatMap(({ old, next: statement }) => (old && !run.has(statement) ? [] : [statement]));
  const rooted = rootNames(next, fresh);
  const changed = pairs.filter(({ old, next: statement }) => old !== null && isNewValue(old.statement, statement, rooted)).map((pair) => pair.next);
  const added = settle(running, next, pairs.filter(({ old, next: statement }) => !old && canBeAdded(statement, rooted)).map((pair) => pair.next));
  const gone = removed.filter(({ statement }) => canGo(statement, next));
  const moved = new Set(added.map(nameOf));
  for (const statement of changed) if (statement.binding!.constant || running.defined.has(nameOf(statement))) moved.add(nameOf(statement));
  const defined = new Set([...running.defined].filter((name) => !gone.some(({ statement }) => statement.names.includes(name))));
  for (const name of moved) defined.add(name);
  // What was there before is found where it was; only its readers of old text look elsewhere.
  for (const name of running.defined) if (!added.some((statement) => nameOf(statement) === name)) moved.delete(name);
  for (const name of [...running.unread, ...names]) if (!running.defined.has(name) || running.unread.has(name)) moved.add(name);
  for (const name of names) defined.add(name);
  return { added: new Set(added), changed: new Set(changed), removed: new Set(gone), defined, moved };
}

const nameOf = (statement: Statement): string => statement.binding!.name;

function canBeAdded(statement: Statement, rooted: ReadonlySet<string>): boolean {
  return statement.binding !== null && !statement.exported && !rooted.has(statement.binding.name) && statement.unguarded.length === 0;
}

/** Another plain value; whatever was computed from the old one when the module was loaded would stay as it was. */
function isNewValue(old: Statement, next: Statement, rooted: ReadonlySet<string>): boolean {
  const [before, after] = [old.binding, next.binding];
  return before?.plainness === 'value' && after?.plainness === 'value' && before.name === after.name && before.constant === after.constant
    && old.own !== next.own && !old.exported && !next.exported && !rooted.has(after.name);
}

/** Drops those that use a name which the running module will not have, until none does. */
function settle(running: RunningModule, next: Snapshot, candidates: Statement[]): Statement[] {
  const names = new Set(candidates.map(nameOf));
  const isThere = (name: string): boolean => names.has(name) || running.topNames.has(name) || running.defined.has(name) || !next.analysis.topNames.has(name);
  const usable = candidates.filter((statement) => statement.functions.every(({ fn }) => [...fn.free].every(isThere)));
  return usable.length === candidates.length ? usable : settle(running, next, usable);
}

/** A name that nothing uses any more, and that nobody outside could have seen. */
function canGo(statement: Statement, next: Snapshot): boolean {
  if (statement.exported || statement.binding === null) return false;
  return !next.analysis.references.some(({ reference }) => reference.name === statement.binding!.name);
}

/**
 * Names that are used when the module is loaded, or by objects of its classes: not within a function that has a guard.
 * @param fresh statements that have not run
 */
function rootNames({ analysis }: Snapshot, fresh: Statement[]): Set<string> {
  const names = new Set<string>();
  for (const { reference, fn } of analysis.references) {
    if (fresh.some(({ start, end }) => reference.start >= start && reference.end <= end)) continue;
    let guarded = fn;
    while (guarded && guarded.unguarded !== null) guarded = guarded.parent;
    if (!guarded || reference.inClass) names.add(reference.name);
  }
  return names;
}
