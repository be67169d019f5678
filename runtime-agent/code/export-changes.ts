import type { ExportedName, Exports } from './exports.ts';
import * as rude from './rude-edits.ts';
import type { RunningModule } from './running.ts';
import type { Snapshot } from './snapshot.ts';

export interface ExportChange { name: string; start: number; end: number; removed: boolean; edit: rude.RudeEdit }

/**
 * What a module exports now and did not before, or does not any more, or takes from somewhere else. What comes and goes with its
 * declaration is none: that is said of the declaration.
 */
export function exportChanges({ exports: old, topNames }: RunningModule, { exports: next, analysis, format }: Snapshot): ExportChange[] {
  if (format === 'commonjs') return [];
  const changes: ExportChange[] = [];
  for (const each of next.names.values()) {
    const before = old.names.get(each.name);
    if (before && !isSame(before, each)) changes.push({ ...place(each), removed: false, edit: rude.changedExport(each.name) });
    if (!before && isThere(each, topNames)) changes.push({ ...place(each), removed: false, edit: rude.addedExport(each.name) });
  }
  for (const each of old.names.values()) {
    if (!next.names.has(each.name) && isThere(each, analysis.topNames)) changes.push({ ...place(each), removed: true, edit: rude.removedExport(each.name) });
  }
  return [...changes, ...starChanges(old, next)];
}

const place = ({ name, start, end }: ExportedName) => ({ name, start, end });
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
