import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, resolve as resolvePath } from 'node:path';
import type { LoadedModule, LoadedModules } from './loaded-modules.ts';
import { pathOf } from './source-view.ts';

/** A module that takes something from another one, and by which specifiers it asks for it. */
export interface Importer { module: LoadedModule; specifiers: Set<string> }

/** Who imports what, of all that the app has loaded. */
export interface Importers {
  of(module: LoadedModule): Importer[];
  /** The file that a module gets by a specifier; `null` for what is no file of the app, or when that cannot be told. */
  fileOf(specifier: string, from: LoadedModule): string | null;
  /** Those of which something needs a restart. */
  unsettled(): LoadedModule[];
  /** The module that a module has by a specifier, if the app has loaded it. */
  moduleOf(specifier: string, from: LoadedModule): LoadedModule | null;
}

export function createImporters(modules: LoadedModules): Importers {
  const found = new Map<string, string | null>();
  const fileOf = (specifier: string, from: LoadedModule): string | null => {
    if (isPath(specifier)) return candidates(pathFrom(specifier, from)).find((file) => modules.ofFile(file).length > 0 || existsSync(file)) ?? null;
    const key = `${dirname(from.file)} ${specifier}`;
    if (!found.has(key)) found.set(key, resolveBare(specifier, from));
    return found.get(key)!;
  };
  const names = (module: LoadedModule, from: LoadedModule, specifier: string): boolean => {
    const file = fileOf(specifier, from);
    return file !== null && modules.ofFile(file).includes(module);
  };
  return {
    fileOf,
    unsettled: () => modules.all().filter((module) => module.unsettled),
    moduleOf(specifier, from) {
      const file = fileOf(specifier, from);
      return file === null ? null : (modules.ofFile(file).at(-1) ?? null);
    },
    of(module) {
      const stems = stemsOf(module.file);
      return modules.all().flatMap((from) => {
        const specifiers = new Set(from.specifiers.filter((specifier) => (!isPath(specifier) || stems.has(stemOf(specifier))) && names(module, from, specifier)));
        return specifiers.size > 0 ? [{ module: from, specifiers }] : [];
      });
    },
  };
}

const isPath = (specifier: string): boolean => /^(?:\.{0,2}\/|\.{1,2}$|file:)/.test(specifier);

/** What a specifier of this file must end with: its name, or its folder's for an index. */
const stemsOf = (file: string): Set<string> => new Set([stemOf(file), ...(stemOf(file) === 'index' ? [stemOf(dirname(file)), '.', '..'] : [])]);

const stemOf = (path: string): string => {
  const name = path.replace(/[?#].*$/s, '').replace(/[/\\]$/, '').split(/[/\\]/).at(-1)!;
  return name.startsWith('.') ? name : name.split('.', 1)[0]!;
};

function pathFrom(specifier: string, { format, url, file }: LoadedModule): string {
  if (format === 'commonjs' && !specifier.startsWith('file:')) return resolvePath(dirname(file), specifier);
  return pathOf(new URL(specifier, url).href);
}

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'];
const SOURCES: Record<string, string[] | undefined> = { '.js': ['.ts', '.tsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] };

/** The file itself; what a transpiler makes of it; what CommonJS finds. */
function candidates(path: string): string[] {
  const extension = extname(path);
  const sources = (SOURCES[extension] ?? []).map((source) => path.slice(0, -extension.length) + source);
  const added = EXTENSIONS.map((each) => path + each);
  return [...(basename(path) && extension ? [path] : []), ...sources, ...added, ...EXTENSIONS.map((each) => resolvePath(path, `index${each}`)), path];
}

function resolveBare(specifier: string, { file }: LoadedModule): string | null {
  try {
    const path = createRequire(file).resolve(specifier);
    return path.startsWith('node:') || !/[\\/]/.test(path) ? null : path;
  } catch {
    return null; // A package that only `import` finds has no file of the app's either.
  }
}
