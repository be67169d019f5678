import { DEFAULT, type ExportedName } from './exports.ts';
import { fits, type RunningModule, type RunningStatement } from './running.ts';
import { rootUses } from './root-uses.ts';
import type { Reference } from './scopes.ts';
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
  /** Names from other modules that have another value. */
  followed: Set<string>;
  /** Names whose readers must be evaluated anew, because they are found elsewhere from now on. */
  moved: Set<string>;
}

type Pair = { old: RunningStatement | null; next: Statement };

/** What running statements (again) does to names. */
interface Runs {
  run: ReadonlySet<Statement>;
  /** Names that they bind in `$lgx.v`. */
  names: ReadonlySet<string>;
  /** All names that they bind. */
  bound: ReadonlySet<string>;
}

export interface FromOthers {
  /** Names that the module exported, and that nobody imports. */
  unused?: ReadonlySet<string>;
  /** Whether a statement uses what another module does not have yet. */
  lacks?: (statement: Statement) => boolean;
}

const noRuns: Runs = { run: new Set(), names: new Set(), bound: new Set() };

/**
 * Decides which added, changed and removed names the running module can follow, and which need a restart.
 * @param followed names from other modules that have another value
 * @param given what is known from other modules
 */
export function bindingChanges(
  loaded: RunningModule, next: Snapshot, pairs: Pair[], removed: RunningStatement[], followed: readonly string[], { run, names, bound }: Runs = noRuns, { unused = new Set(), lacks = () => false }: FromOthers = {},
): BindingChanges {
  const running = { ...loaded, topNames: new Set([...loaded.topNames, ...names]) };
  const fresh = pairs.flatMap(({ old, next: statement }) => (old && !run.has(statement) ? [] : [statement]));
  const rooted = rootNames(next, fresh);
  const there = new Set([...running.topNames, ...running.defined, ...followed]);
  const isThere = (name: string): boolean => there.has(name) || !next.analysis.topNames.has(name);
  const isChanged = (old: RunningStatement, statement: Statement): boolean => isNewValue(running, old.statement, statement, rooted) || isNewFunction(running, old, statement, rooted, isThere);
  const changed = pairs.filter(({ old, next: statement }) => old !== null && !lacks(statement) && isChanged(old, statement)).map((pair) => pair.next);
  const added = settle(there, next, pairs.filter(({ old, next: statement }) => !old && !lacks(statement) && canBeAdded(statement, rooted)).map((pair) => pair.next));
  const gone = removed.filter(({ statement }) => canGo(statement, next, running, unused) || (statement.binding !== null && followed.includes(statement.binding.name)));
  const moved = new Set([...added.map(nameOf), ...followed]);
  for (const statement of changed) if (isFoundElsewhere(running, statement)) moved.add(nameOf(statement));
  const defined = new Set([...running.defined].filter((name) => !gone.some(({ statement }) => statement.names.includes(name))));
  for (const name of moved) defined.add(name);
  // What was there before is found where it was; only its readers of old text look elsewhere.
  for (const name of running.defined) if (!added.some((statement) => nameOf(statement) === name)) moved.delete(name);
  for (const name of [...running.unread, ...names]) if (!running.defined.has(name) || running.unread.has(name)) moved.add(name);
  for (const name of names) defined.add(name);
  return { added: new Set(added), changed: new Set(changed), removed: new Set(gone), defined, moved, followed: new Set([...followed, ...bound]) };
}

/** A constant stays what it is: its new value comes before it. */
function isFoundElsewhere({ defined }: RunningModule, { binding }: Statement): boolean {
  return binding!.name !== DEFAULT && (binding!.constant || defined.has(binding!.name));
}

const nameOf = (statement: Statement): string => statement.binding!.name;

function canBeAdded(statement: Statement, rooted: ReadonlySet<string>): boolean {
  return statement.binding !== null && statement.binding.name !== DEFAULT && !rooted.has(statement.binding.name) && statement.unguarded.length === 0;
}

/** Another plain value; whatever was computed from the old one when the module was loaded would stay as it was. */
function isNewValue(running: RunningModule, old: Statement, next: Statement, rooted: ReadonlySet<string>): boolean {
  const [before, after] = [old.binding, next.binding];
  return before?.plainness === 'value' && after?.plainness === 'value' && before.name === after.name && before.constant === after.constant
    && old.own !== next.own && !rooted.has(after.name) && importersFollow(running, next);
}

/** A constant function whose function object cannot run the new code: calls by its name get to a new one. */
function isNewFunction(running: RunningModule, old: RunningStatement, next: Statement, rooted: ReadonlySet<string>, isThere: (name: string) => boolean): boolean {
  const [before, after] = [old.statement.binding, next.binding];
  const [known, code] = [old.functions[0], next.functions[0]];
  if (!before?.constant || !after?.constant || before.name !== after.name || !known || known.code.fn.start !== before.start || code?.fn.start !== after.start) return false;
  return !fits(known.slots.at(-1)!, code) && !rooted.has(after.name) && importersFollow(running, next) && [...code.fn.free].every(isThere);
}

/** Whether what importers read can be assigned, or is read by a function. */
function importersFollow({ aliases, latest, native }: RunningModule, { exported, binding, names }: Statement): boolean {
  return !exported || !names.some((name) => native.has(name)) || latest.format === 'commonjs' || !binding!.constant || aliases.has(binding!.name);
}

/** Drops those that use a name which the running module will not have, until none does. */
function settle(there: ReadonlySet<string>, next: Snapshot, candidates: Statement[]): Statement[] {
  const names = new Set(candidates.map(nameOf));
  const isThere = (name: string): boolean => names.has(name) || there.has(name) || !next.analysis.topNames.has(name);
  const usable = candidates.filter((statement) => statement.functions.every(({ fn }) => [...fn.free].every(isThere)) && [...usedBy(statement, next)].every(isThere));
  return usable.length === candidates.length ? usable : settle(there, next, usable);
}

/** A name that nothing uses any more, and that nobody outside could have seen. */
function canGo(statement: Statement, next: Snapshot, { exports }: RunningModule, unused: ReadonlySet<string>): boolean {
  const isExported = ({ name, local }: ExportedName): boolean => statement.names.includes(local!) && !unused.has(name) && (next.exports.names.get(name)?.local ?? local) === local;
  const isUsed = statement.exported && [...exports.names.values()].some(isExported);
  if (isUsed || statement.binding === null) return false;
  const isUse = ({ name, binding }: Reference): boolean => name === statement.binding!.name && (binding === null || binding.kind === 'module');
  return !next.analysis.references.some(({ reference }) => isUse(reference));
}

/** Names that a statement uses outside of functions: the superclass of a class. */
function usedBy({ start, end }: Statement, { analysis }: Snapshot): Set<string> {
  const own = analysis.references.filter(({ reference, fn }) => fn === null && reference.start >= start && reference.end <= end);
  return new Set(own.map(({ reference }) => reference.name));
}

/** @param fresh statements that have not run. Those that import use nothing but compilers' helpers. */
function rootNames(next: Snapshot, fresh: Statement[]): Set<string> {
  const others = [...fresh, ...next.statements.filter(({ imports }) => imports !== null)];
  const ran = rootUses(next).filter((use) => !others.some(({ start, end }) => use.start >= start && use.end <= end));
  return new Set(ran.map(({ name }) => name));
}
