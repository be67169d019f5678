import type { ImportedName } from './imports.ts';
import { importedUses } from './absences.ts';
import { givenGetter, propertySlot } from './property-changes.ts';
import { rootUses } from './root-uses.ts';
import type { RunningModule } from './running.ts';
import type { Reference } from './scopes.ts';
import type { Snapshot } from './snapshot.ts';

/** What it means for a module that names of another one, which it imports, have other values. */
export interface Tie {
  /** Names and properties of its own that do not follow by themselves, each with the other module's name; `*` for all of it. */
  copies: Map<string, string>;
  /** Those of them that are to be read each time. */
  views: Set<string>;
  /** Under which names it exports on what it imports, and what follows by itself: its own name → the other module's, `*` for all of it. */
  passedOn: Map<string, string>;
  /** Where something was made of an old value, or where it is kept: an offset in the text, for each of the other module's names. */
  held: Map<string, number>;
}

/**
 * @param specifiers by which the module asks for the other one
 * @param names of the other module that have another value
 * @param running the module as it will run
 * @param from whether the other one is an ES module, and what that exports by itself: imports of that follow by themselves
 */
export function tie(running: Importing, specifiers: ReadonlySet<string>, names: ReadonlySet<string>, from: From): Tie {
  const { latest: snapshot } = running;
  const result: Tie = { copies: new Map(), views: new Set(), passedOn: new Map(), held: new Map() };
  const uses = byName(rootUses(snapshot));
  for (const { imports } of snapshot.statements) {
    for (const each of imports ?? []) if (specifiers.has(each.specifier)) tieName(running, each, uses.get(each.local) ?? [], names, from, result);
  }
  tieExports(snapshot, specifiers, names, from, running, result);
  return result;
}

/** Which of these names of another module a module may use, or export on. */
export function usedOf({ statements, analysis, exports }: Snapshot, specifiers: ReadonlySet<string>, names: ReadonlySet<string>): Set<string> {
  const used = new Set<string | null>();
  const imports = statements.flatMap((statement) => statement.imports ?? []).filter(({ specifier }) => specifiers.has(specifier));
  for (const { imported } of imports) used.add(imported);
  const wholes = new Set(imports.filter(({ imported }) => imported === '*').map(({ local }) => local));
  for (const { reference: { name, member, binding } } of analysis.references) if (binding?.kind === 'module' && wholes.has(name)) used.add(member);
  for (const { from } of exports.names.values()) if (from && specifiers.has(from.specifier)) used.add(from.imported === '*' ? null : from.imported);
  if (exports.stars.some(({ specifier }) => specifiers.has(specifier))) used.add(null);
  if (statements.some(({ reexported }) => reexported && specifiers.has(reexported.specifier))) used.add(null);
  return new Set([...names].filter((name) => used.has(name) || used.has(null)));
}

/** Of a module that imports. */
export type Importing = Pick<RunningModule, 'latest' | 'native' | 'defined' | 'exports'>;

export interface From {
  isModule: boolean;
  native: ReadonlySet<string>;
  /** What was so before the update. */
  was: ReadonlySet<string>;
}

const isLive = ({ isModule, native }: From, name: string): boolean => isModule && native.has(name);

function tieName(running: Importing, name: ImportedName, uses: Reference[], names: ReadonlySet<string>, from: From, result: Tie): void {
  const { latest: snapshot, native } = running;
  if (isWhole(name, from)) return tieWhole(running, name, uses, names, from, result);
  if (!names.has(name.imported)) return;
  const [use] = uses;
  const isCopy = name.kind !== 'import' || !isLive(from, name.imported);
  if (use) result.held.set(name.imported, use.start);
  if (isCopy) result.copies.set(name.local, name.imported);
  if (isCopy && name.kind === 'import' && from.isModule) result.views.add(name.local);
  for (const { name: exported, local, start } of snapshot.exports.names.values()) {
    if (local !== name.local) continue;
    if (isCopy && snapshot.format === 'module' && native.has(exported)) result.held.set(name.imported, start);
    else result.passedOn.set(exported, name.imported);
  }
}

/** `import c from './c.cjs'` gives all that it exports. */
const isWhole = ({ imported, kind }: ImportedName, { isModule }: From): boolean => imported === '*' || (imported === 'default' && kind === 'import' && !isModule);

/**
 * The object itself is alive, but for the namespace of a CommonJS module, and for names that a namespace did not have; who takes it as a
 * whole may take anything out of it.
 */
function tieWhole({ latest: { analysis }, defined, exports }: Importing, { local, imported, kind }: ImportedName, uses: Reference[], names: ReadonlySet<string>, from: From, result: Tie): void {
  const { held, copies, views, passedOn } = result;
  for (const each of exports.names.values()) if (each.local === local) passedOn.set(each.name, '*');
  if (kind === 'copied') for (const name of names) if (!from.native.has(name)) addView(givenGetter(local, name, defined), name, result);
  const all = analysis.references.flatMap(({ reference }) => (reference.name === local && reference.binding?.kind === 'module' ? [reference] : []));
  const isFrozen = kind === 'import' && imported === '*' && !from.isModule;
  const note = ({ member, start }: Reference): void => {
    for (const name of member === null ? names : [member]) if (names.has(name)) held.set(name, start);
  };
  (isFrozen ? all : uses.filter(({ member }) => member === null || !from.isModule || from.native.has(member) || from.was.has(member))).forEach(note);
  const lacks = from.isModule && kind === 'import' && [...names].some((name) => !from.native.has(name));
  if (!lacks || !all.some(({ member }) => member === null || (names.has(member) && !from.native.has(member)))) return;
  copies.set(local, '*');
  views.add(local);
}

function tieExports({ statements, format }: Snapshot, specifiers: ReadonlySet<string>, names: ReadonlySet<string>, from: From, running: Importing, result: Tie): void {
  const { copies, passedOn, held } = result;
  for (const { name, from: source, bound, start } of running.exports.names.values()) {
    if (source?.imported === '*' && specifiers.has(source.specifier)) passedOn.set(name, '*');
    if (!source || !specifiers.has(source.specifier) || !names.has(source.imported)) continue;
    if (bound !== undefined && !isLive(from, source.imported)) addView(bound, source.imported, result);
    if (from.isModule || format === 'commonjs') passedOn.set(name, source.imported);
    else held.set(source.imported, start);
  }
  for (const { specifier, start } of running.exports.stars) {
    if (!specifiers.has(specifier)) continue;
    for (const name of names) {
      if (name === 'default') continue;
      if (from.isModule || format === 'commonjs') passedOn.set(name, name);
      else held.set(name, start);
    }
  }
  for (const { property, reexported } of statements) {
    for (const use of property?.getter ? importedUses(running.latest, property) : []) if (specifiers.has(use.specifier) && names.has(use.name)) passedOn.set(property!.key, use.name);
    if (property?.from && specifiers.has(property.from.specifier) && names.has(property.from.imported)) copies.set(propertySlot(property), property.from.imported);
    if (reexported && specifiers.has(reexported.specifier)) tieReexported(reexported.getters, names, from, running, result);
  }
}

/** Getters follow by themselves, for names that were there. */
function tieReexported(getters: string | null, names: ReadonlySet<string>, from: From, { defined }: Importing, { copies, views, passedOn }: Tie): void {
  for (const name of names) {
    if (getters === null) copies.set(propertySlot({ key: name, target: 'module.exports[]' }), name);
    else if (name !== 'default' && from.native.has(name)) passedOn.set(name, name);
    else if (name !== 'default') addView(givenGetter(getters, name, defined, ',module'), name, { copies, views });
  }
}

function addView(slot: string, name: string, { copies, views }: Pick<Tie, 'copies' | 'views'>): void {
  copies.set(slot, name);
  views.add(slot);
}

function byName(uses: Reference[]): Map<string, Reference[]> {
  const result = new Map<string, Reference[]>();
  for (const use of uses) if (use.binding?.kind === 'module') result.set(use.name, [...(result.get(use.name) ?? []), use]);
  return result;
}
