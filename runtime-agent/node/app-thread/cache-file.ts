/** Where guarded texts are kept from one start of an app to the next. */
import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { GUARD_VERSION } from './guard-version.ts';
import { checksum } from './pack-format.ts';

/** For the threads of one process. `fd`: the file as it was when the app started; `null` when there was none. */
export interface CacheFile { path: string; fd: number | null }

/** @returns `null` when nothing is to be kept */
export function openCacheFile(root: string): CacheFile | null {
  const folder = GUARD_VERSION === '' ? null : cacheFolder();
  if (folder === null || checksum === undefined) return null;
  const path = join(folder, `${basename(root).replace(/[^\w.-]/g, '_').slice(0, 40)}-${checksum(root).toString(36)}.pack`);
  return { path, fd: openOwn(path) };
}

/** `LIVEGRAFT_CACHE` names another folder than the user's cache folder (XDG Base Directory Specification), or is `0`. */
function cacheFolder(): string | null {
  const { LIVEGRAFT_CACHE: given, XDG_CACHE_HOME: caches, LOCALAPPDATA: local } = process.env;
  if (given) return given === '0' ? null : resolve(given);
  if (process.platform === 'win32') return local ? join(local, 'livegraft', 'cache') : null;
  try {
    return join(caches?.startsWith('/') ? caches : join(homedir(), '.cache'), 'livegraft');
  } catch {
    return null; // A user without a home folder.
  }
}

/** What is in the file runs in the app: only this user may have written it. A file that cannot be read is as good as none. */
function openOwn(path: string): number | null {
  let fd: number | null = null;
  try {
    fd = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const { uid, mode } = fstatSync(fd);
    if (process.platform === 'win32' || (uid === process.geteuid?.() && (mode & 0o022) === 0)) return fd;
  } catch { /* There is none yet, or it cannot be read. */ }
  if (fd !== null) closeSync(fd);
  return null;
}
