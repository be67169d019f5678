import type { BindingChanges } from './bindings.ts';
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

const SLOT = /^\$lgx\.q\(.*?,(".*")\)\.it$/;

/** The name of the property that a slot is of. */
export const keyOfSlot = (slot: string): string | null => {
  const key = SLOT.exec(slot)?.[1];
  return key === undefined ? null : (JSON.parse(key) as string);
};

/** As something that can be read and set, so that `undefined` takes the property away. */
export const propertySlot = ({ key, target }: Pick<Property, 'key' | 'target'>): string => `$lgx.q(${target.slice(0, target.indexOf('['))},${JSON.stringify(key)}).it`;
