import { basename } from 'node:path';
import { unguardedModule } from '../../code/rude-edits.ts';
import type { FileReport } from '../../protocol/messages.ts';
import type { AppLink } from './app-link.ts';
import { type LoadedModules, realPath, uriOf } from './loaded-modules.ts';
import { rangeAt } from './read-text.ts';

/** Reports of those files that the app has loaded, but without guards: nothing of them can be replaced. */
export async function untouchedFiles(names: string[], modules: LoadedModules, link: AppLink): Promise<FileReport[]> {
  const unknown = [...new Set(names.filter((name) => modules.ofFile(name).length === 0).map(realPath))];
  return unknown.length === 0 ? [] : (await link.untouched(unknown)).map(untouchedFile);
}

function untouchedFile(file: string): FileReport {
  const definition = { name: basename(file), kind: 'module', range: rangeAt(0, 0), status: 'restart', how: null, ...unguardedModule } as const;
  return { uri: uriOf(file), outcome: 'restart', definitions: [definition], error: null };
}
