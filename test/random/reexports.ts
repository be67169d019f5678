/** What modules export, also by way of others. */
import type { Author } from './author.ts';
import type { Item, Module, Program } from './model.ts';

/** The items that others can import from a module. */
export function exportedBy(program: Program, module: Module, passed: readonly Module[] = []): Item[] {
  const own = module.items.filter(({ binding, exported }) => binding && exported !== 'no');
  return [...own, ...module.reexports.flatMap(({ from, names }) => {
    const other = program.modules.find(({ name }) => name === from);
    if (!other || other === module || passed.includes(other)) return [];
    return exportedBy(program, other, [...passed, module]).filter((item) => item.exported === 'named' && (!names || names.some(({ id }) => id === item.binding!.id)));
  })];
}

/** The module that has the item, or by chance one that exports it on. */
export function sourceOf(a: Author, module: Module, from: Module, item: Item): Module {
  const { modules } = a.program;
  const earlier = modules.includes(module) ? modules.slice(0, modules.indexOf(module)) : modules;
  const others = earlier.filter((other) => other !== from && exportedBy(a.program, other).includes(item));
  return others.length > 0 && a.random.chance(0.4) ? a.random.pick(others) : from;
}

/** Lets a module export on what an earlier one exports. @returns whether there is any */
export function addReexport(a: Author, module: Module): boolean {
  const { modules } = a.program;
  const earlier = modules.includes(module) ? modules.slice(0, modules.indexOf(module)) : modules;
  const other = a.random.maybe(earlier.filter(({ name }) => !module.reexports.some(({ from }) => from === name)));
  if (!other) return false;
  const named = exportedBy(a.program, other).filter(({ exported }) => exported === 'named').map(({ binding }) => binding!);
  const names = a.random.chance(0.5) ? null : named.filter(() => a.random.chance(0.5));
  if (names?.length === 0) return false;
  module.reexports.push({ from: other.name, names });
  return true;
}
