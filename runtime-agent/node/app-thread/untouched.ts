import Module from 'node:module';

/** Files that the app has loaded without guards: what is saved of them has no way into the app before its next start. */
export interface Untouched {
  /** @param file absolute real path */
  add(file: string): void;
  /** @returns those of the files (absolute real paths) */
  among(files: string[]): string[];
}

/**
 * ES modules are told when they are loaded; of CommonJS modules Node keeps a list, with JSON in it, and what was loaded before us.
 * @param drain takes over what was told on another thread
 */
export function createUntouched(drain: () => void): Untouched {
  const told = new Set<string>();
  const { _cache: cache } = Module as unknown as { _cache: Record<string, unknown> };
  return {
    add: (file) => void told.add(file),
    among(files) {
      drain();
      return files.filter((file) => told.has(file) || Object.hasOwn(cache, file));
    },
  };
}
