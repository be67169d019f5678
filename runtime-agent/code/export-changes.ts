import type { BindingChanges } from './bindings.ts';
import { boundName, DEFAULT, type ExportedName, type Exports, isSameExport } from './exports.ts';
import type { PlannedDefinition } from './planned.ts';
import * as rude from './rude-edits.ts';
import type { RunningModule, RunningStatement } from './running.ts';
import type { Snapshot, Statement } from './snapshot.ts';

interface ExportChange {
  name: string;
  start: number;
  end: number;
  removed: boolean;
  /** Why it needs a restart; `null`: importers can have it. */
  edit: rude.RudeEdit | null;
}

/**
 * What a module exports now and did not before, or does not any more, or takes from somewhere else. What comes and goes with its
 * declaration is none: that is said of the declaration.
 */
function exportChanges(running: RunningModule, snapshot: Snapshot, { defined }: BindingChanges, unused: ReadonlySet<string>): ExportChange[] {
  const { exports: next, analysis, format } = snapshot;
  if (format === 'commonjs') return [];
  const { exports: old, topNames } = running;
  const place = (each: ExportedName) => placeIn(snapshot, each);
  const changes: ExportChange[] = [];
  for (const each of next.names.values()) {
    const before = old.names.get(each.name);
    // What comes from elsewhere is said with what imports it for that.
    if (each.from || (before && isSameExport(before, each))) continue;
    const isHere = isThere(each, topNames);
    if (isHere ? each.local === DEFAULT : before && !defined.has(each.local!)) changes.push({ ...place(each), removed: false, edit: before ? rude.changedExport(each.name) : rude.addedExport(each.name) });
    else if (isHere || before || (defined.has(each.local!) && each.local !== each.name)) changes.push({ ...place(each), removed: false, edit: null });
  }
  for (const each of old.names.values()) {
    if (!next.names.has(each.name) && !unused.has(each.name) && isThere(each, analysis.topNames)) changes.push({ ...place(each), removed: true, edit: rude.removedExport(each.name) });
  }
  return [...changes, ...removedStars(old, next)];
}

export function exportDefinitions(running: RunningModule, next: Snapshot, changes: BindingChanges, unused: ReadonlySet<string> = new Set()): PlannedDefinition[] {
  const said = exportChanges(running, next, changes, unused);
  const held = [...running.held].filter(([name]) => next.exports.names.has(name) && !said.some((each) => each.name === name));
  return [
    ...said.map(({ edit, ...place }): PlannedDefinition => ({ ...place, kind: 'export', ...(edit ? { status: 'restart', how: null, ...edit } : { status: 'live', how: 'defined' }) })),
    ...held.map(([name, message]): PlannedDefinition => ({ ...placeIn(next, next.exports.names.get(name)!), kind: 'export', removed: false, status: 'stale', how: 'defined', code: rude.codes.heldByImporter, message })),
  ];
}

/** Names that importers find elsewhere than before. */
export function newExports(running: RunningModule, next: Snapshot, changes: BindingChanges): string[] {
  return [...exportsAfter(running, next, changes).names].flatMap(([name, each]) => (running.exports.names.get(name) === each ? [] : [name]));
}

/**
 * What a module exports once its update is there: also names that it did not export before.
 * @param unknown modules of which all was to be exported, and cannot be
 */
export function exportsAfter({ exports: old, topNames }: RunningModule, { exports: next, format }: Snapshot, { defined }: BindingChanges, unused: ReadonlySet<string> = new Set(), unknown: ReadonlySet<string> = new Set()): Exports {
  if (format === 'commonjs') return old;
  const isHere = (local: string): boolean => local !== DEFAULT && (topNames.has(local) || defined.has(local));
  const taken = [...next.names.values()].flatMap((each): ExportedName[] => {
    const before = old.names.get(each.name);
    if (before && isSameExport(before, each)) return [];
    if (!each.from) return isHere(each.local!) ? [each] : [];
    return defined.has(boundName(each)) ? [{ ...each, bound: boundName(each) }] : [];
  });
  const kept = [...old.names].filter(([name]) => next.names.has(name) || !unused.has(name));
  const stars = next.stars.filter(({ specifier }) => !old.stars.some((each) => each.specifier === specifier) && !unknown.has(specifier));
  return { names: new Map([...kept, ...taken.map((each) => [each.name, each] as const)]), stars: [...old.stars, ...stars] };
}

/** Names to which importers are bound by the language; once they are found elsewhere, they are so no more. */
export function nativeAfter({ exports: old, native }: RunningModule, after: Exports): ReadonlySet<string> {
  return new Set([...native].filter((key) => !old.names.has(key) || old.names.get(key) === after.names.get(key)));
}

/** … of CommonJS: what there is a getter for. */
export function gettersAfter({ exports: old }: RunningModule, { exports: next }: Snapshot, statements: RunningStatement[]): Exports {
  const keys = statements.flatMap(({ statement: { property } }) => (property?.getter ? [property.key] : []));
  const names = keys.flatMap((key) => [next.names.get(key) ?? old.names.get(key)].filter((each) => each !== undefined));
  return { names: new Map(names.map((each) => [each.name, each])), stars: old.stars };
}

function placeIn({ statements }: Snapshot, { name, local, start, end }: ExportedName): Pick<ExportChange, 'name' | 'start' | 'end'> {
  return { name, ...(local === name ? exportPlace(name, statements) : undefined) ?? { start, end } };
}

/** Of `export { a }` at the end of a file nobody thinks: `a` itself is shown. */
export function exportPlace(name: string, statements: Statement[]): Pick<Statement, 'start' | 'end'> | undefined {
  const found = statements.find(({ names }) => names.includes(name));
  return found && { start: found.start, end: found.end };
}

const isThere = ({ local }: ExportedName, names: ReadonlySet<string>): boolean => local === null || names.has(local);

function removedStars(old: Exports, next: Exports): ExportChange[] {
  const removed = old.stars.filter(({ specifier }) => !next.stars.some((each) => each.specifier === specifier));
  return removed.map((star) => ({ ...star, name: `* from ${star.specifier}`, removed: true, edit: rude.removedExport(`* from ${star.specifier}`) }));
}
