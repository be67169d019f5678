import type { RunningFunction } from '../../code/running.ts';
import type { Definition, ModuleReport, ModulesResult } from '../../protocol/messages.ts';
import type { AppLink } from './app-link.ts';
import { type LoadedModule, type LoadedModules, uriOf } from './loaded-modules.ts';
import { sourceView } from './source-view.ts';

/** What runs now, definition by definition. */
export async function listModules(modules: LoadedModules, link: AppLink): Promise<ModulesResult> {
  await link.drain();
  return { modules: modules.files().map((file) => moduleReport(file, modules.ofFile(file)[0]!)) };
}

function moduleReport(file: string, module: LoadedModule): ModuleReport {
  const { statements, latest } = module.running;
  const view = sourceView(latest.text, file);
  const definitions = statements.flatMap(({ statement, functions }): Definition[] => {
    const { name, kind, start, end } = statement;
    const isFunction = functions.some(({ code }) => code.fn.name === name);
    const own: Definition[] = name && !isFunction ? [{ name, kind, range: view.range(start, end), status: 'live', how: null }] : [];
    return [...own, ...functions.flatMap((fn) => [...definitionsOf(fn, view)])];
  });
  return { uri: uriOf(file), format: module.format, updates: module.updates, definitions };
}

function* definitionsOf({ code: { fn }, place, children }: RunningFunction, view: ReturnType<typeof sourceView>): Generator<Definition> {
  yield { name: fn.name, kind: fn.kind, range: view.range(fn.definitionStart, fn.end), status: 'live', how: place.emitted ? 'replaced' : null };
  for (const child of children) yield* definitionsOf(child, view);
}
