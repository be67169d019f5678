import { starKey } from '../../code/exports.ts';
import type { Overlay } from '../link.ts';
import { findExported, namesThrough } from './exported.ts';
import type { Importers } from './importers.ts';
import type { LoadedModule } from './loaded-modules.ts';
import type { PlannedModule } from './planned-file.ts';

/** What modules export that are changed, and that are loaded, beside what their importers are bound to; with those that export it on. */
export function overlaysOf(changes: PlannedModule[], importers: Importers): Overlay[] {
  const plans = new Map(changes.map((change) => [change.module, change.plan.next]));
  const runningOf = (module: LoadedModule) => plans.get(module) ?? module.running;
  const names = new Map<LoadedModule, Set<string>>();
  const add = (module: LoadedModule, added: string[]): void => {
    const known = names.get(module) ?? new Set();
    const news = added.filter((name) => !known.has(name) && !runningOf(module).native.has(name));
    if (news.length === 0) return;
    names.set(module, new Set([...known, ...news]));
    for (const { module: importer, specifiers } of importers.of(module)) {
      if (runningOf(importer).exports.stars.some(({ specifier }) => specifiers.has(specifier))) add(importer, news.filter((name) => name !== 'default'));
    }
  };
  for (const [module, { exports, native }] of plans) {
    const stars = exports.stars.filter(({ specifier }) => !native.has(starKey(specifier)));
    if (module.format === 'module') add(module, [...exports.names.keys(), ...stars.flatMap(({ specifier }) => namesThrough(specifier, module, importers, runningOf))]);
  }
  return [...names].map(([module, own]) => ({
    url: module.url, hasDefault: runningOf(module).native.has('default'),
    names: [...own].flatMap((name) => {
      const found = findExported(module, name, importers, runningOf);
      return found && !found.native ? [{ name, instance: found.instance, reading: found.reading }] : [];
    }),
  }));
}
