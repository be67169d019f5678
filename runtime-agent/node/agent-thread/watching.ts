import { createRequire } from 'node:module';
import type { LoadedModule } from './loaded-modules.ts';
import type { Watcher } from './watcher.ts';

/** How files are watched: the environment's `LIVEGRAFT_WATCH`, `1` or `poll:<milliseconds>`. */
export interface WatchOptions { pollMs: number | null }

/** Watches what is loaded, from its first module on. */
export function createWatching(options: WatchOptions | null, changed: (file: string) => void, log: (text: string) => void): (module: LoadedModule) => void {
  if (options === null) return () => {};
  let watcher: Watcher | undefined;
  return ({ file }) => {
    watcher ??= (createRequire(__filename)('./watcher.cjs') as typeof import('./watcher.ts')).watchFiles(options.pollMs, changed, log);
    watcher.add(file);
  };
}
