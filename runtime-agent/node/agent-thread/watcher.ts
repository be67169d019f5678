/** Saves without an editor: the files of loaded modules, watched. A bundle of its own, which only those load who want it. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { watch } from 'chokidar';

export interface Watcher {
  /** Watches a file, too: its absolute real path. */
  add(file: string): void;
}

/** By then, in milliseconds, a file that was found is watched. */
const WATCHED_MS = 1_000;

/** Files that were written before the app began are as they were loaded. The clock of the file system may be coarse: some milliseconds more. */
const SINCE = performance.timeOrigin - 2_000;

/** @param pollMs asks so often where a file system tells nothing of changes; `null`: it tells */
export function watchFiles(pollMs: number | null, changed: (file: string) => void, log: (text: string) => void): Watcher {
  const files = new Set<string>();
  const folders = new Set<string>();
  const seen = new Set<string>();
  // Folders rather than files: what is renamed into the place of a file is then seen as well.
  const watcher = watch([], {
    depth: 0, alwaysStat: true, ignored: (path) => !files.has(path) && !folders.has(path),
    ...(pollMs !== null && { usePolling: true, interval: pollMs }),
  });
  watcher.on('change', changed);
  watcher.on('add', (path, stats) => {
    // Found when watching begins: it may have been saved since it was loaded.
    const isNew = seen.has(path) || (stats?.mtimeMs ?? Infinity) > SINCE;
    seen.add(path);
    if (isNew) changed(path);
    if (stats) void lookAgain(path, stats.mtimeMs, pollMs ?? 0, changed);
  });
  watcher.on('error', (error) => log(`Files are not watched as they should be: ${String(error)}. Try LIVEGRAFT_WATCH=poll:500.`));
  return {
    add(file) {
      files.add(file);
      const folder = dirname(file);
      // A folder that is watched already has left it out.
      const added = folders.has(folder) ? file : folder;
      folders.add(folder);
      watcher.add(added);
    },
  };
}

/** Watching begins some time after a file was found: a save in between is not seen. */
async function lookAgain(path: string, mtimeMs: number, pollMs: number, changed: (file: string) => void): Promise<void> {
  await delay(Math.max(2 * pollMs, WATCHED_MS), undefined, { ref: false });
  const now = await stat(path).catch(() => null); // It is gone, which is no save.
  if (now !== null && now.mtimeMs !== mtimeMs) changed(path);
}
