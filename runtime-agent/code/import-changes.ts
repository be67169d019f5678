import { boundName, isSameExport } from './exports.ts';
import type { ImportedName } from './imports.ts';
import type { Shown } from './planned.ts';
import * as rude from './rude-edits.ts';
import { rootUses } from './root-uses.ts';
import type { RunningModule } from './running.ts';
import type { Snapshot, Statement } from './snapshot.ts';

/** What becomes of the names that a module takes from others, with an update. */
export interface ImportChanges {
  /** Statements with names that are new, or that come from somewhere else now. `absent`: those that are not there yet. */
  changed: { shown: Shown; names: ImportedName[]; absent: ImportedName[] }[];
  /** Statements with such names that cannot be followed. */
  refused: { shown: Shown; edit: rude.RudeEdit }[];
  /** Imports that are no more in the text, and cannot go. */
  removed: { name: string; edit: rude.RudeEdit }[];
  /** What the module has imported afterwards. */
  imports: ReadonlyMap<string, ImportedName>;
  /** Other modules that it has loaded, by the code that does so. */
  loaded: ReadonlySet<string>;
}

/** Names that are bound to what other modules export. */
export const newNames = ({ changed }: ImportChanges): string[] => changed.flatMap(({ names }) => names.flatMap(({ local }) => local || []));

/** Imports are compared name by name: where a statement stands, and with which others a name is in it, does not matter. */
export function importChanges(running: RunningModule, next: Snapshot, isAbsent: (name: ImportedName) => boolean, canStar: (specifier: string) => boolean): ImportChanges {
  const imports = new Map(running.imports);
  const loaded = new Set(running.loaded);
  const result: ImportChanges = { changed: [], refused: [], removed: [], imports, loaded };
  const rooted = new Set(rootUses(next).map(({ name }) => name));
  for (const statement of next.statements) {
    const names = (statement.imports ?? []).filter((name) => !isSame(running, name));
    if (names.length === 0) continue;
    const edit = names.map((name) => refusal(running, next, name, rooted)).find((each) => each !== null);
    if (edit) {
      result.refused.push({ shown: shownAs(statement), edit });
      continue;
    }
    const there = names.filter((name) => !isAbsent(name));
    result.changed.push({ shown: shownAs(statement), names: there, absent: names.filter(isAbsent) });
    for (const name of there) take(name, imports, loaded);
  }
  if (next.format === 'module') passOn(running, next, isAbsent, canStar, result);
  remove(running, next, imports, result);
  return result;
}

/** What is newly exported of other modules is imported for that. */
function passOn({ exports: old }: RunningModule, { exports: next }: Snapshot, isAbsent: (name: ImportedName) => boolean, canStar: (specifier: string) => boolean, { changed, refused }: ImportChanges): void {
  for (const each of next.names.values()) {
    const { name, from, start, end } = each;
    const before = old.names.get(name);
    if (!from || (before && isSameExport(before, each))) continue;
    const imported: ImportedName = { local: boundName(each), ...from, kind: 'import', code: `import(${JSON.stringify(from.specifier)})` };
    changed.push({ shown: { name, kind: 'export', start, end }, ...(isAbsent(imported) ? { names: [], absent: [{ ...imported, local: name }] } : { names: [imported], absent: [] }) });
  }
  for (const { specifier, start, end } of next.stars) {
    if (old.stars.some((each) => each.specifier === specifier)) continue;
    const shown: Shown = { name: `* from ${specifier}`, kind: 'export', start, end };
    const bare: ImportedName = { local: '', specifier, imported: '', kind: 'import', code: `import(${JSON.stringify(specifier)})` };
    if (canStar(specifier)) changed.push({ shown, names: [bare], absent: [] });
    else refused.push({ shown, edit: rude.unknownNames(specifier) });
  }
}

/** esbuild (and so tsx) makes `var import_tax = require('./tax')` or `var all = __toESM(require('./tax'))` of an import. */
function shownAs({ name, kind, start, end, imports }: Statement): Shown {
  const { kind: asked, specifier } = imports![0]!;
  return name.startsWith('import_') || asked === 'copied' ? { name: specifier, kind: 'import', start, end } : { name, kind, start, end };
}

function take(name: ImportedName, imports: Map<string, ImportedName>, loaded: Set<string>): void {
  if (name.local) imports.set(name.local, name);
  loaded.add(name.code);
}

/** A name that nothing uses any more can go, and what its module did when it was loaded is done. */
function remove(running: RunningModule, next: Snapshot, imports: Map<string, ImportedName>, { removed }: ImportChanges): void {
  const names = new Set(next.statements.flatMap(({ imports: each }) => (each ?? []).map(({ local }) => local)));
  const used = new Set(next.analysis.references.flatMap(({ reference: { name, binding } }) => (binding === null ? [name] : [])));
  for (const [local, { specifier }] of running.imports) {
    if (names.has(local)) continue;
    if (used.has(local)) removed.push({ name: specifier, edit: rude.usedImport(local) });
    else if (isBare(local, running.latest)) removed.push({ name: specifier, edit: rude.removedBareImport(specifier) });
    else imports.delete(local);
  }
  const codes = new Set(next.statements.flatMap(({ imports: each }) => (each ?? []).map(({ code }) => code)));
  for (const { statement } of running.statements) {
    const bare = statement.imports?.find(({ local }) => !local);
    if (bare && !codes.has(bare.code)) removed.push({ name: bare.specifier, edit: rude.removedBareImport(bare.specifier) });
  }
}

/** Of `import './a'` esbuild makes `var import_a = require('./a')`; what is imported by name and not used it leaves out. */
function isBare(local: string, { analysis: { references } }: Snapshot): boolean {
  return local.startsWith('import_') && !references.some(({ reference }) => reference.name === local);
}

function isSame({ imports, loaded }: RunningModule, { local, imported, kind, code }: ImportedName): boolean {
  if (!local) return loaded.has(code);
  const old = imports.get(local);
  return old !== undefined && old.imported === imported && old.kind === kind && old.code === code;
}

/** What was there already may have been used, and others may have it. */
function refusal({ topNames, defined }: RunningModule, { exports, format }: Snapshot, { local }: ImportedName, rooted: ReadonlySet<string>): rude.RudeEdit | null {
  const wasThere = topNames.has(local) || defined.has(local);
  if (wasThere && rooted.has(local)) return rude.usedAtLoad(local);
  const isExported = [...exports.names.values()].some((each) => each.local === local);
  return wasThere && isExported && format !== 'commonjs' ? rude.changedExport(local) : null;
}
