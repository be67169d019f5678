import type { BindingChanges } from './bindings.ts';
import { objectOf } from './properties.ts';
import type { RunningModule } from './running.ts';
import type { Property, Statement } from './snapshot.ts';

/**
 * What becomes of a property of what a CommonJS module exports:
 * - `none`: it stays as it is;
 * - `set`: it gets another value, or comes into being;
 * - `follows`: the name that it is the value of has another value;
 * - `refused`: its value is made by code, or others may hold the old object.
 */
export type PropertyChange = 'none' | 'set' | 'follows' | 'refused';

export function propertyChange(old: Statement | null, next: Statement, running: RunningModule, changes: BindingChanges): PropertyChange {
  const { alias, plainness } = next.property!;
  if (old?.own === next.own) return alias && changedNames(changes).has(alias) ? 'follows' : 'none';
  if (alias) {
    if (!running.topNames.has(alias) && !changes.defined.has(alias)) return 'refused';
    return changedNames(changes).has(alias) ? 'follows' : 'set';
  }
  const replaces = !old || old.property!.alias !== null || old.property!.plainness === 'value';
  return plainness === 'value' || (plainness === 'made' && replaces) ? 'set' : 'refused';
}

/** Names of the module's level that have another value, or come into being. */
export function changedNames({ added, changed, followed }: BindingChanges): ReadonlySet<string> {
  return new Set([...[...added, ...changed].map((statement) => statement.binding!.name), ...followed]);
}

/** Under which names a module exports these names of its level. */
export function exportedOf({ exports }: RunningModule, locals: ReadonlySet<string>): string[] {
  return [...exports.names.values()].flatMap(({ name, local }) => (local !== null && locals.has(local) ? [name] : []));
}

/** What esbuild calls the objects from which it exports. */
export function gettersObjects(statements: Statement[]): Set<string> {
  return new Set(statements.flatMap(({ property }) => (property?.getter ? [objectOf(property.target)] : [])));
}

const SLOT = /^\$lgx\.(?:q\(.*?,(".*")\)|G\(.*?,(".*"),module\))\.it$/;

/** The name of the property of what the module exports that a slot is of. */
export const keyOfSlot = (slot: string): string | null => {
  const [, property, getter] = SLOT.exec(slot) ?? [];
  const key = property ?? getter;
  return key === undefined ? null : (JSON.parse(key) as string);
};

/** Not a name of the module's level. */
export const isSlotOfProperty = (slot: string): boolean => slot.startsWith('$lgx.');

/** As something that can be read and set, so that `undefined` takes the property away. */
export const propertySlot = ({ key, target }: Pick<Property, 'key' | 'target'>): string => `$lgx.q(${objectOf(target)},${JSON.stringify(key)}).it`;

/** A getter of what esbuild's `__export` exports from, and of the module's exports, to which it has copied those that there were. */
export const getterSlot = ({ key, target }: Pick<Property, 'key' | 'target'>, defined: ReadonlySet<string>): string => givenGetter(objectOf(target), key, defined, ',module');

/** A getter of an object of the module's level. @param more what else gets it */
export function givenGetter(object: string, key: string, defined: ReadonlySet<string>, more = ''): string {
  return `$lgx.G(${defined.has(object) ? '$lgx.v.' : ''}${object},${JSON.stringify(key)}${more}).it`;
}

