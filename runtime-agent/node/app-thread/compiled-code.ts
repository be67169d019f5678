import { lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CacheFile } from './cache-file.ts';
import { moduleApi } from './module-api.ts';

/**
 * Has Node keep what V8 made of the app's modules from one start to the next (Node 22.8 and later; it writes when the app ends): guarded
 * text is longer than the author's, and compiling it was most of what a start with a warm cache cost more (measured: at 2,000 modules 1.6 times
 * plain Node's start without it, 0.8 with it). What the user has said about Node's own cache goes before.
 * @param cache beside which it is kept; `null`: nothing is
 */
export function keepCompiledCode(cache: CacheFile | null): void {
  // Coverage is less exact for code that comes from a cache (Node's documentation of `enableCompileCache`).
  if (cache === null || moduleApi.enableCompileCache === undefined || process.env['NODE_V8_COVERAGE']) return;
  const folder = join(dirname(cache.path), 'compiled');
  if (isOwn(folder)) moduleApi.enableCompileCache(folder);
}

/** What is in there runs in the app: only this user may be able to write there. */
function isOwn(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    return process.platform === 'win32' || (uid === process.geteuid?.() && (mode & 0o022) === 0);
  } catch {
    return false; // The app does without.
  }
}
