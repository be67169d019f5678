import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { UpdateReport } from '../../protocol/messages.ts';
import type { AppLink } from './app-link.ts';
import type { Hots } from './hots.ts';
import type { Importers } from './importers.ts';
import type { LoadedModule, LoadedModules } from './loaded-modules.ts';

/** What the app's own code hears of updates, by the hot API. */
export interface HotNews {
  /** An update is about to be made. An app that is busy is not waited for long. */
  before(files: string[]): Promise<void>;
  after(report: UpdateReport): void;
  /** @returns what is to be called when these modules have their new texts: modules that nobody imports any more are told */
  imports(modules: LoadedModule[]): () => void;
}

/** In milliseconds. */
const PATIENCE = 1000;

export function createHotNews(link: AppLink, hots: Hots, modules: LoadedModules, importers: Importers): HotNews {
  const emit = async (event: string, payload: unknown): Promise<void> => {
    if (hots.isHeard(event)) await link.emit(event, payload);
  };
  return {
    async before(files) {
      if (!hots.isHeard('livegraft:beforeUpdate')) return;
      const late = new AbortController();
      await Promise.race([emit('livegraft:beforeUpdate', { files }), delay(PATIENCE, undefined, { signal: late.signal }).catch(() => {})]);
      late.abort();
    },
    after({ files, outcome }) {
      void emit('livegraft:afterUpdate', { files: files.map(({ uri }) => fileURLToPath(uri)), outcome });
      for (const { uri, error } of files) if (error) void emit('livegraft:error', { file: fileURLToPath(uri), message: error.message });
    },
    imports(changed) {
      if (hots.pruning().length === 0) return () => {};
      const before = new Map(changed.map((module) => [module, module.specifiers]));
      return () => {
        const gone = [...before].flatMap(([module, specifiers]) => specifiers.filter((each) => !module.specifiers.includes(each)).map((each) => importers.fileOf(each, module)));
        for (const instance of hots.pruning()) {
          const module = modules.get(instance);
          if (module && gone.includes(module.file) && importers.of(module).length === 0) link.prune(instance);
        }
      };
    },
  };
}
