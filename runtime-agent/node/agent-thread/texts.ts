/** The texts of loaded modules: in memory while they are new, else in the cache's file. */
import { utimesSync } from 'node:fs';
import type { CacheFile } from '../app-thread/cache-file.ts';
import { readPack } from '../app-thread/pack.ts';
import type { GuardedText } from '../link.ts';
import { savePack } from './write-pack.ts';

/** So long no module was loaded: the app has started, or goes about something else. Milliseconds. */
const QUIET = 150;

export interface Texts {
  /** One that was not in the cache. */
  add(text: GuardedText): void;
  /** A module was loaded from it. */
  use(key: string): void;
  /** The text as it was loaded, before guards were put in; empty when the cache's file was damaged since. */
  loaded(key: string): string;
}

/**
 * @param cache where new texts are kept for the next start; `null`: nowhere
 * @param settled called when modules have been loaded, and no more for a while
 */
export function createTexts(cache: CacheFile | null, log: (text: string) => void, settled: () => void): Texts {
  let path = cache?.path ?? null;
  /** The app's thread reads on in this one. */
  const first = cache?.fd == null ? null : readPack(cache.fd);
  let pack = first;
  const unsaved = new Map<string, GuardedText>();
  const used = new Set<string>();
  const count = { loaded: 0, made: 0 };
  const quiet = setTimeout(settle, QUIET).unref();

  function settle(): void {
    if (count.loaded === 0) return;
    log(`${count.loaded} modules were loaded, ${count.made} of them with new guards.`);
    if (path !== null) save(path);
    Object.assign(count, { loaded: 0, made: 0 });
    settled();
  }

  function save(file: string): void {
    try {
      if (unsaved.size === 0) return touch(file);
      const before = pack;
      pack = savePack(file, { used, made: unsaved, before });
      if (before !== first) before?.close();
      unsaved.clear();
      log(`Guarded texts were saved in ${file}.`);
    } catch (error) {
      path = null;
      for (const [key, text] of unsaved) unsaved.set(key, { ...text, guarded: '' });
      log(`Guarded texts cannot be saved for the next start: ${(error as Error).message}`);
    }
  }

  return {
    add(text) {
      unsaved.set(text.key, path === null ? { ...text, guarded: '' } : text);
      if (text.guarded !== null) count.made++;
      quiet.refresh();
    },
    use(key) {
      used.add(key);
      count.loaded++;
      quiet.refresh();
    },
    loaded: (key) => unsaved.get(key)?.loaded ?? pack?.loaded(key) ?? '',
  };
}

/** Packs that nobody has used for long are removed: this one is used. */
function touch(file: string): void {
  const now = new Date();
  utimesSync(file, now, now);
}
