import { relative, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codes } from '../../code/rude-edits.ts';
import type { FileReport, UpdateReport } from '../../protocol/messages.ts';
import type { AppLink } from './app-link.ts';
import { type LoadedModules, realPath, uriOf } from './loaded-modules.ts';
import type { Updates } from './updates.ts';

/** What a reload is about. */
export interface Loaded { root: string; modules: LoadedModules; link: AppLink; updates: Updates }

/**
 * `livegraft.reload`: these files, or all that the app has loaded.
 * A file that the app has not loaded is said to be so: whoever asks by name wants to know.
 */
export async function reload(uris: string[] | null, loaded: Loaded): Promise<UpdateReport> {
  const files = await filesOf(uris, loaded);
  const report = (await loaded.updates.changed(files, 'command', uris !== null)) ?? nothing();
  return withUnknown(uris === null ? report : { ...report, files: report.files.map(orWhyNot) }, files, loaded);
}

/** `livegraft.plan`: what `reload` would come to. */
export async function planReload(uris: string[] | null, loaded: Loaded): Promise<UpdateReport> {
  const files = await filesOf(uris, loaded);
  return withUnknown(await loaded.updates.plan(files), files, loaded);
}

/** All: those too that the app has only just loaded. */
async function filesOf(uris: string[] | null, { modules, link }: Loaded): Promise<string[]> {
  if (uris) return uris.map((uri) => fileURLToPath(uri));
  await link.drain();
  return modules.files();
}

function withUnknown(report: UpdateReport, files: string[], { root, modules }: Loaded): UpdateReport {
  const isSaid = (file: string): boolean => report.files.some(({ uri }) => uri === uriOf(realPath(file)));
  const unknown = files.filter((file) => modules.ofFile(file).length === 0 && !isSaid(file));
  if (unknown.length === 0) return report;
  return { ...report, files: [...report.files, ...unknown.map((file) => notLoaded(file, root))] };
}

/** An unchanged module that was asked for by name, and was not run again. */
function orWhyNot(file: FileReport): FileReport {
  if (file.error || file.definitions.length > 0) return file;
  const message = 'It is as it was, and was not run again: neither does it accept itself (`hot.accept()`), nor does another module accept it.';
  return { ...file, error: { code: codes.notAccepted, message, range: null } };
}

const nothing = (): UpdateReport => ({ id: 0, trigger: 'command', outcome: 'unchanged', durationMs: 0, pauseMs: 0, files: [] });

function notLoaded(file: string, root: string): FileReport {
  const path = relative(root, file);
  const outside = path.startsWith('..') || isAbsolute(path);
  const message = outside
    ? `${file} is outside of the app's folder ${root}, and the app has not loaded it.`
    : `The app has not loaded ${path}. It is read when the app imports it.`;
  return { uri: uriOf(file), outcome: 'unchanged', definitions: [], error: { code: codes.outside, message, range: null } };
}
