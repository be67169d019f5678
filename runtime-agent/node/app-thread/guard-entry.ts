/** Gives texts their guards: from the cache, else by parsing. On Node 20 ES modules get theirs on Node's thread for hooks. */
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { GuardedText } from '../link.ts';
import type { CacheFile } from './cache-file.ts';
import type { Guard, IsApp } from './guarding.ts';
import { type Pack, readPack } from './pack.ts';

export interface GuardOptions {
  /** Names of packages in `node_modules` that are treated as the app's own; `*`: all. */
  packages: string[];
  /** A debugger may be there: texts get source maps of their own, and none comes from the cache. */
  debugged: boolean;
  cache: CacheFile | null;
}

/** For the thread of the hooks: tells through a port what was not in the cache. */
export function createGuard(options: GuardOptions, port: MessagePort): { guard: Guard; isApp: IsApp } {
  return { guard: createTextGuard(options, openPack(options), (made) => port.postMessage(made)), isApp: createIsApp(options) };
}

export function openPack({ cache }: GuardOptions): Pack | null {
  return cache?.fd == null ? null : readPack(cache.fd);
}

/** @param onMade is told of each text that was not in the cache */
export function createTextGuard({ debugged }: GuardOptions, pack: Pack | null, onMade: (made: GuardedText) => void): Guard {
  return (text, info) => {
    const cached = pack?.guarded(text, info.format);
    if (cached !== undefined) return cached ?? text;
    const made = transformer().transform(text, info.format, debugged ? info.url : undefined);
    onMade(made);
    return made.guarded ?? text;
  };
}

let loaded: typeof import('./transform.ts') | undefined;

function transformer(): typeof import('./transform.ts') {
  return (loaded ??= createRequire(__filename)('./transform.cjs') as typeof import('./transform.ts'));
}

/** Whose functions get guards: all but packages that were not asked for, and our own. */
export function createIsApp({ packages }: GuardOptions): IsApp {
  const own = dirname(__filename) + sep;
  const inPackage = `${sep}node_modules${sep}`;
  const all = packages.includes('*');
  const wanted = packages.map((name) => `${inPackage}${name.replaceAll('/', sep)}${sep}`);
  return (file) => {
    if (file.startsWith(own)) return false;
    const last = file.lastIndexOf(inPackage);
    return last < 0 || all || wanted.some((name) => file.startsWith(name, last));
  };
}
