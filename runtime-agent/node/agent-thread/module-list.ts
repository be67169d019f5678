import { fileURLToPath } from 'node:url';
import { isImplied } from '../../code/functions.ts';
import type { RunningFunction } from '../../code/running.ts';
import type { Definition, FilesResult, ModuleReport, ModulesResult } from '../../protocol/messages.ts';
import type { AppLink } from './app-link.ts';
import { type LoadedModule, type LoadedModules, uriOf } from './loaded-modules.ts';
import { keyOf, sourceName, worst } from './planned-file.ts';
import { type SourceView, sourceView } from './source-view.ts';
import { type FileStanding, isUnsettled, type Standing } from './standing.ts';

/** What runs now, definition by definition: of these files, or of all that the app has loaded. */
export async function listModules(uris: string[] | null, modules: LoadedModules, link: AppLink, standing: Standing): Promise<ModulesResult> {
  await link.drain();
  const files = uris?.flatMap((uri) => modules.ofFile(fileURLToPath(uri))[0]?.file ?? []) ?? modules.files();
  return { modules: files.map((file) => moduleReport(file, modules.ofFile(file)[0]!, standing.of(uriOf(file)))) };
}

/** What `listModules` lists, without a look into it. */
export async function listFiles(modules: LoadedModules, link: AppLink, standing: Standing): Promise<FilesResult> {
  await link.drain();
  return {
    files: modules.files().map((file) => {
      const { format, updates } = modules.ofFile(file)[0]!;
      const said = [...standing.of(uriOf(file)).words.values()].map(({ definition: { status } }) => worst.indexOf(status));
      return { uri: uriOf(file), format, updates, status: worst[Math.max(0, ...said)]! };
    }),
  };
}

function moduleReport(file: string, module: LoadedModule, said: FileStanding): ModuleReport {
  const running = runningDefinitions(file, module).map((definition) => asItStands(definition, said));
  const known = new Set(running.map(keyOf));
  const notThere = [...said.words.values()].filter(({ definition }) => isUnsettled(definition) && !known.has(keyOf(definition)));
  return { uri: uriOf(file), format: module.format, updates: module.updates, definitions: [...running, ...notThere.map(({ definition }) => definition)] };
}

/** With what was said last of it, where that is not that it is live. */
function asItStands(definition: Definition, { words, applied }: FileStanding): Definition {
  const key = keyOf(definition);
  const word = words.get(key)?.definition;
  const how = applied.get(key) ?? definition.how;
  return word && word.status !== 'live' ? { ...word, how } : { ...definition, how };
}

function runningDefinitions(file: string, { running: { statements, latest } }: LoadedModule): Definition[] {
  const view = sourceView(latest.text, file);
  return statements.flatMap(({ statement, functions }): Definition[] => {
    const { name, kind, start, end } = statement;
    const isFunction = functions.some(({ code }) => code.fn.name === name);
    const own: Definition[] = name && !isFunction ? [{ name: shownName(name, view), kind, range: view.range(start, end), status: 'live', how: null }] : [];
    return [...own, ...functions.flatMap((fn) => [...definitionsOf(fn, view)])];
  });
}

function* definitionsOf({ code: { fn }, place, children }: RunningFunction, view: SourceView): Generator<Definition> {
  const { name, kind, definitionStart, end } = fn;
  // A constructor that only the language has put there is nobody's definition.
  if (!isImplied(fn)) yield { name: shownName(name, view), kind, range: view.range(definitionStart, end), status: 'live', how: place.emitted ? 'replaced' : null };
  for (const child of children) yield* definitionsOf(child, view);
}

const shownName = (name: string, { compiled }: SourceView): string => (compiled ? sourceName(name) : name);
