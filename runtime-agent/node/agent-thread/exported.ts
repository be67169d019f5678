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
  if (own?.local) return { instance: module.instance, reading: readingOf(running, own.local), native: running.native.has(name) };
  if (own?.from) return further(own.from.specifier, own.from.imported);
  if (name === 'default') return null;
  for (const { specifier } of running.exports.stars) {
    const found = further(specifier, name);
    if (found) return found;
  }
  return null;
}

/** How code in a module reads what it exports. */
export function readingOf({ aliases, defined }: RunningModule, local: string): string {
  return aliases.get(local) ?? (defined.has(local) ? `$lgx.v.${local}` : local);
}
