import { starKey } from '../../code/exports.ts';
import type { RunningModule } from '../../code/running.ts';
import type { Importers } from './importers.ts';
import type { LoadedModule } from './loaded-modules.ts';

/** Where a name that a module exports is found. */
export interface Exported {
  instance: number;
  /** Code of that module that reads it. */
  reading: string;
  /** Importers are bound to it by the language, all the way. */
  native: boolean;
}

/** Finds what a name of a module is bound to, through modules that export on what others export (ECMA-262, 16.2.1.6.3, ResolveExport). */
export function findExported(module: LoadedModule, name: string, importers: Importers, runningOf: (module: LoadedModule) => RunningModule, seen = new Set<string>()): Exported | null {
  const key = `${module.instance} ${name}`;
  if (module.format !== 'module' || seen.has(key)) return null;
  seen.add(key);
  const running = runningOf(module);
  const own = running.exports.names.get(name);
  const further = (specifier: string, imported: string): Exported | null => {
    const other = importers.moduleOf(specifier, module);
    return other && findExported(other, imported, importers, runningOf, seen);
  };
  const through = (found: Exported | null, isNative: boolean): Exported | null => found && { ...found, native: found.native && isNative };
  if (own?.bound) return { instance: module.instance, reading: `$lgx.v.${own.bound}`, native: false };
  if (own?.local) return { instance: module.instance, reading: readingOf(running, own.local), native: running.native.has(name) };
  if (own?.from?.imported === '*') return { instance: module.instance, reading: 'undefined', native: running.native.has(name) };
  if (own?.from) return through(further(own.from.specifier, own.from.imported), running.native.has(name));
  if (name === 'default') return null;
  for (const { specifier } of running.exports.stars) {
    const found = through(further(specifier, name), running.native.has(starKey(specifier)));
    if (found) return found;
  }
  return null;
}

/** All names that an ES module exports, its own and those of others. */
export function namesOf(module: LoadedModule, importers: Importers, runningOf: (module: LoadedModule) => RunningModule, seen = new Set<LoadedModule>()): Set<string> {
  if (module.format !== 'module' || seen.has(module)) return new Set();
  seen.add(module);
  const { exports } = runningOf(module);
  return new Set([...exports.names.keys(), ...exports.stars.flatMap(({ specifier }) => namesThrough(specifier, module, importers, runningOf, seen))]);
}

/** What `export *` exports. */
export function namesThrough(specifier: string, from: LoadedModule, importers: Importers, runningOf: (module: LoadedModule) => RunningModule, seen?: Set<LoadedModule>): string[] {
  const other = importers.moduleOf(specifier, from);
  return other ? [...namesOf(other, importers, runningOf, seen)].filter((name) => name !== 'default') : [];
}

/** How code in a module reads what it exports. */
export function readingOf({ aliases, defined }: RunningModule, local: string): string {
  return aliases.get(local) ?? (defined.has(local) ? `$lgx.v.${local}` : local);
}
