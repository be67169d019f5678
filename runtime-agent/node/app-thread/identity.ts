import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isInstalled } from '../installed.ts';

export interface Identity { root: string; title: string; entry: string }

/** What users call this app, and where it lives. */
export function describeApp(options: { root?: string; title?: string }): Identity {
  const entry = entryFile();
  // What is installed is a framework's command line, such as `next dev`: the app is where it was called.
  const root = realPath(options.root ?? packageFolder(entry && !isInstalled(entry) ? dirname(entry) : process.cwd()));
  return { root, entry, title: options.title ?? packageName(root) ?? basename(root) };
}

/** With `--import` the entry is not resolved yet: it may be given without its extension. */
function entryFile(): string {
  const given = process.argv[1];
  if (!given) return '';
  const path = resolve(given);
  const found = [path, `${path}.js`, `${path}.mjs`, `${path}.cjs`].find((candidate) => existsSync(candidate));
  return found ? realPath(found) : '';
}

function packageFolder(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return from;
  }
}

function packageName(root: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name?: unknown };
    return typeof name === 'string' && name ? name : undefined;
  } catch {
    return undefined; // None, or none that can be read: the folder's name does.
  }
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
