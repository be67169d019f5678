import type { ImportedName } from './imports.ts';
import { propertySlot } from './property-changes.ts';
import { rootUses } from './root-uses.ts';
import type { Reference } from './scopes.ts';
import type { Snapshot } from './snapshot.ts';

/** What it means for a module that names of another one, which it imports, have other values. */
export interface Tie {
  /** Names and properties of its own that are copies, each with the other module's name. */
  copies: Map<string, string>;
  /** Under which names it exports on what it imports, and what follows by itself: its own name → the other module's. */
  passedOn: Map<string, string>;
  /** Where something was made of an old value, or where it is kept: an offset in the text, for each of the other module's names. */
  held: Map<string, number>;
}

/**
 * @param specifiers by which the module asks for the other one
 * @param names of the other module that have another value
 * @param isLive whether imports of the other module follow by themselves: those of an ES module do
 */
export function tie(snapshot: Snapshot, specifiers: ReadonlySet<string>, names: ReadonlySet<string>, isLive: boolean): Tie {
  const result: Tie = { copies: new Map(), passedOn: new Map(), held: new Map() };
  const uses = byName(rootUses(snapshot));
  for (const { imports } of snapshot.statements) {
    for (const each of imports ?? []) if (specifiers.has(each.specifier)) tieName(snapshot, each, uses.get(each.local) ?? [], names, isLive, result);
  }
  tieExports(snapshot, specifiers, names, isLive, result);
  return result;
}

function tieName(snapshot: Snapshot, name: ImportedName, uses: Reference[], names: ReadonlySet<string>, isLive: boolean, result: Tie): void {
  if (isWhole(name, isLive)) return tieWhole(snapshot, name, uses, names, isLive, result);
  if (!names.has(name.imported)) return;
  const [use] = uses;
  const isCopy = name.kind !== 'import' || !isLive;
  if (use) result.held.set(name.imported, use.start);
  if (isCopy) result.copies.set(name.local, name.imported);
  for (const { name: exported, local, start } of snapshot.exports.names.values()) {
    if (local !== name.local) continue;
    if (isCopy && snapshot.format === 'module') result.held.set(name.imported, start);
    else result.passedOn.set(exported, name.imported);
  }
}

/** `import c from './c.cjs'` gives all that it exports. */
const isWhole = ({ imported, kind }: ImportedName, isLive: boolean): boolean => imported === '*' || (imported === 'default' && kind === 'import' && !isLive);

/** The object itself is alive, but for the namespace of a CommonJS module; who takes it as a whole may take anything out of it. */
function tieWhole({ analysis }: Snapshot, { local, imported, kind }: ImportedName, uses: Reference[], names: ReadonlySet<string>, isLive: boolean, { held }: Tie): void {
  const isFrozen = kind === 'import' && imported === '*' && !isLive;
  const all = isFrozen ? analysis.references.flatMap(({ reference }) => (reference.name === local && reference.binding?.kind === 'module' ? [reference] : [])) : uses;
  for (const { member, start } of all) for (const name of member === null ? names : [member]) if (names.has(name)) held.set(name, start);
}

function tieExports({ exports, statements, format }: Snapshot, specifiers: ReadonlySet<string>, names: ReadonlySet<string>, isLive: boolean, { copies, passedOn, held }: Tie): void {
  for (const { name, from, start } of exports.names.values()) {
    if (!from || !specifiers.has(from.specifier) || !names.has(from.imported)) continue;
    if (isLive || format === 'commonjs') passedOn.set(name, from.imported);
    else held.set(from.imported, start);
  }
  for (const { specifier, start } of exports.stars) {
    if (!specifiers.has(specifier)) continue;
    for (const name of names) {
      if (name === 'default') continue;
      if (isLive || format === 'commonjs') passedOn.set(name, name);
      else held.set(name, start);
    }
  }
  for (const { property, reexported } of statements) {
    if (property?.from && specifiers.has(property.from.specifier) && names.has(property.from.imported)) copies.set(propertySlot(property), property.from.imported);
    if (reexported !== null && specifiers.has(reexported)) for (const name of names) copies.set(propertySlot({ key: name, target: 'module.exports[]' }), name);
  }
}

function byName(uses: Reference[]): Map<string, Reference[]> {
  const result = new Map<string, Reference[]>();
  for (const use of uses) if (use.binding?.kind === 'module') result.set(use.name, [...(result.get(use.name) ?? []), use]);
  return result;
}
