import { isCompilersOwn } from './names.ts';
import { gettersObjects } from './property-changes.ts';
import type { Reference } from './scopes.ts';
import type { Snapshot } from './snapshot.ts';

const found = new WeakMap<Snapshot, Reference[]>();

/** Uses of names when the module is loaded, by objects of its classes, or within a `with`: not just in a function that has a guard. */
export function rootUses(snapshot: Snapshot): Reference[] {
  const known = found.get(snapshot);
  if (known) return known;
  const uses = findRootUses(snapshot);
  found.set(snapshot, uses);
  return uses;
}

/** What a module exports under a name is no use of that name: it follows. What a compiler does to export it is none either. */
function findRootUses({ analysis, statements }: Snapshot): Reference[] {
  const aliases = new Set(statements.flatMap(({ property }) => (property?.alias ? [property.start] : [])));
  const objects = gettersObjects(statements);
  const isCompilers = (name: string): boolean => objects.has(name) || (objects.size > 0 && isCompilersOwn(name));
  return analysis.references.flatMap(({ reference, fn }) => {
    let guarded = fn;
    while (guarded && guarded.unguarded !== null) guarded = guarded.parent;
    return (!guarded || reference.inClass || reference.scope.isInWith) && !aliases.has(reference.start) && !isCompilers(reference.name) ? [reference] : [];
  });
}
