import type { BindingChanges } from './bindings.ts';
import { DEFAULT, type ExportedName, type Exports } from './exports.ts';
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
function exportChanges(running: RunningModule, { exports: next, analysis, format, statements }: Snapshot, { defined }: BindingChanges, unused: ReadonlySet<string>): ExportChange[] {
  if (format === 'commonjs') return [];
  const { exports: old, topNames } = running;
  const changes: ExportChange[] = [];
  const place = ({ name, local, start, end }: ExportedName) => ({ name, ...(local === name ? exportPlace(name, statements) : undefined) ?? { start, end } });
  for (const each of next.names.values()) {
    const before = old.names.get(each.name);
    if (before && !isSame(before, each)) changes.push({ ...place(each), removed: false, edit: rude.changedExport(each.name) });
    if (!before && isThere(each, topNames)) changes.push({ ...place(each), removed: false, edit: each.local && each.local !== DEFAULT ? null : rude.addedExport(each.name) });
    if (!before && !isThere(each, topNames) && defined.has(each.local!) && each.local !== each.name) changes.push({ ...place(each), removed: false, edit: null });
  }
  for (const each of old.names.values()) {
    if (!next.names.has(each.name) && !unused.has(each.name) && isThere(each, analysis.topNames)) changes.push({ ...place(each), removed: true, edit: rude.removedExport(each.name) });
  }
  return [...changes, ...starChanges(old, next)];
}

export function exportDefinitions(running: RunningModule, next: Snapshot, changes: BindingChanges, unused: ReadonlySet<string> = new Set()): PlannedDefinition[] {
  return exportChanges(running, next, changes, unused).map(({ edit, ...place }) => ({ ...place, kind: 'export', ...(edit ? { status: 'restart', how: null, ...edit } : { status: 'live', how: 'defined' }) }));
}

export function addedExports(running: RunningModule, next: Snapshot, changes: BindingChanges): string[] {
  return [...exportsAfter(running, next, changes).names.keys()].filter((name) => !running.exports.names.has(name));
}

/** What a module exports once its update is there: also names that it did not export before. */
export function exportsAfter({ exports: old, topNames }: RunningModule, { exports: next, format }: Snapshot, { defined }: BindingChanges, unused: ReadonlySet<string> = new Set()): Exports {
  if (format === 'commonjs') return old;
  const added = [...next.names.values()].filter(({ name, local }) => !old.names.has(name) && local !== null && local !== DEFAULT && (topNames.has(local) || defined.has(local)));
  const kept = [...old.names].filter(([name]) => next.names.has(name) || !unused.has(name));
  return { names: new Map([...kept, ...added.map((each) => [each.name, each] as const)]), stars: old.stars };
}

/** … of CommonJS: what there is a getter for. */
export function gettersAfter({ exports: old }: RunningModule, { exports: next }: Snapshot, statements: RunningStatement[]): Exports {
  const keys = statements.flatMap(({ statement: { property } }) => (property?.getter ? [property.key] : []));
  const names = keys.flatMap((key) => [next.names.get(key) ?? old.names.get(key)].filter((each) => each !== undefined));
  return { names: new Map(names.map((each) => [each.name, each])), stars: old.stars };
}

/** Of `export { a }` at the end of a file nobody thinks: `a` itself is shown. */
export function exportPlace(name: string, statements: Statement[]): Pick<Statement, 'start' | 'end'> | undefined {
  const found = statements.find(({ names }) => names.includes(name));
  return found && { start: found.start, end: found.end };
}

const isThere = ({ local }: ExportedName, names: ReadonlySet<string>): boolean => local === null || names.has(local);
const isSame = (a: ExportedName, b: ExportedName): boolean => a.local === b.local && a.from?.specifier === b.from?.specifier && a.from?.imported === b.from?.imported;

function starChanges(old: Exports, next: Exports): ExportChange[] {
  const added = next.stars.filter(({ specifier }) => !old.stars.some((each) => each.specifier === specifier));
  const removed = old.stars.filter(({ specifier }) => !next.stars.some((each) => each.specifier === specifier));
  return [
    ...added.map((star) => ({ ...star, name: `* from ${star.specifier}`, removed: false, edit: rude.addedExport(`* from ${star.specifier}`) })),
    ...removed.map((star) => ({ ...star, name: `* from ${star.specifier}`, removed: true, edit: rude.removedExport(`* from ${star.specifier}`) })),
  ];
}
