import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadedModule, type RunningModule } from '../../code/running.ts';
import { snapshot } from '../../code/snapshot.ts';
import type { ModuleFormat } from '../app-thread/guarding.ts';
import type { FromApp } from '../link.ts';
import { specifiersIn } from './specifiers.ts';
import { pathOf } from './source-view.ts';
import type { Texts } from './texts.ts';

/** An instance of a module in the app: what runs of it now. */
export interface LoadedModule {
  instance: number;
  /** As Node knows it, with its query. */
  url: string;
  /** As stack lines and evaluated code name it: a path for CommonJS, else the URL. */
  name: string;
  /** Absolute real path. */
  file: string;
  format: ModuleFormat;
  /** The JavaScript text as it was loaded. */
  readonly loadedText: string;
  /** The text that was compared last: what equals it is no change. */
  latestText: string;
  running: RunningModule;
  /** By which it asks for other modules. */
  readonly specifiers: readonly string[];
  /** Something in the latest text needs a restart. */
  unsettled: boolean;
  updates: number;
}

/** The one owner of what runs now. */
export interface LoadedModules {
  add(message: FromApp & { type: 'loaded' }): LoadedModule;
  remove(instance: number): void;
  get(instance: number): LoadedModule | undefined;
  /** All instances that were loaded from a file (absolute path). */
  ofFile(file: string): LoadedModule[];
  all(): LoadedModule[];
  files(): string[];
  count(): number;
}

export function createLoadedModules(texts: Texts): LoadedModules {
  const modules = new Map<number, LoadedModule>();
  const byFile = new Map<string, Set<LoadedModule>>();
  return {
    add(message) {
      const module = new UnreadModule(message, texts);
      modules.set(module.instance, module);
      byFile.set(module.file, (byFile.get(module.file) ?? new Set()).add(module));
      return module;
    },
    remove(instance) {
      const module = modules.get(instance);
      if (!module) return;
      modules.delete(instance);
      const siblings = byFile.get(module.file);
      siblings?.delete(module);
      if (siblings?.size === 0) byFile.delete(module.file);
    },
    get: (instance) => modules.get(instance),
    ofFile: (file) => [...(byFile.get(realPath(file)) ?? [])],
    all: () => [...modules.values()],
    files: () => [...byFile.keys()],
    count: () => byFile.size,
  };
}

/** Most modules are never changed: theirs is neither read nor parsed. */
class UnreadModule implements LoadedModule {
  readonly instance: number;
  readonly url: string;
  readonly name: string;
  readonly file: string;
  readonly format: ModuleFormat;
  private readonly key: string;
  unsettled = false;
  updates = 0;
  private texts: { loaded: string; latest: string } | undefined;
  private parsed: RunningModule | undefined;
  private scanned: readonly string[] | undefined;

  constructor({ instance, file, format, key }: FromApp & { type: 'loaded' }, private readonly source: Texts) {
    this.instance = instance;
    this.name = file;
    this.url = format === 'commonjs' ? uriOf(file) : file;
    this.file = realPath(format === 'commonjs' ? file : pathOf(file));
    this.format = format;
    this.key = key;
    source.use(key);
  }

  get loadedText(): string {
    return this.read().loaded;
  }

  get latestText(): string {
    return this.read().latest;
  }

  set latestText(text: string) {
    this.read().latest = text;
    this.scanned = undefined;
  }

  /** Asked of every module now and then: its text is not kept for that. */
  get specifiers(): readonly string[] {
    return (this.scanned ??= specifiersIn(this.texts?.latest ?? this.source.loaded(this.key)));
  }

  get running(): RunningModule {
    return (this.parsed ??= loadedModule(snapshot(this.loadedText, this.format)));
  }

  set running(next: RunningModule) {
    this.parsed = next;
  }

  private read(): { loaded: string; latest: string } {
    if (this.texts) return this.texts;
    const loaded = this.source.loaded(this.key);
    return (this.texts = { loaded, latest: loaded });
  }
}

/** A path whose file may be gone: then its folder's links are resolved. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}

export const uriOf = (file: string): string => pathToFileURL(file).href;
