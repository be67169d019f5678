/**
 * The JavaScript that the app's own loaders would compile for a file now, without evaluating it. On the agent's thread, which runs
 * the app's `--import`s and `--require`s too, so that the same transpilers are installed here.
 */
import Module from 'node:module';
import { basename, dirname } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { ModuleFormat } from '../app-thread/guarding.ts';
import { canHookLoads } from '../app-thread/load-hooks.ts';
import { withoutMark } from '../app-thread/loaded-text.ts';
import { moduleApi, type CompilingModule } from '../app-thread/module-api.ts';
import { sourceError } from '../app-thread/source-error.ts';
import { commonJsSourceUrl, isTypeScriptFormat, stripTypes } from '../app-thread/strip-types.ts';
import { askThrough } from '../app-thread/text-port.ts';
import { createTextRequests } from '../app-thread/text-requests.ts';

/**
 * @param url as the module was loaded, with its query
 * @throws {SourceError} what the loaders say, with the position when they said it
 */
export type TextOf = (file: string, url: string, format: ModuleFormat) => Promise<string>;

/** @param textPort leads to the hooks' thread where Node has one for ES modules, see `HooksThread` in `register-hooks-thread.ts` */
export function createTextOf(textPort: MessagePort | undefined): TextOf {
  const moduleText = canHookLoads() || textPort === undefined ? askHere() : askThrough(textPort);
  return async (file, url, format) => {
    try {
      return format === 'commonjs' ? commonJsText(file, url) : await moduleText(url);
    } catch (error) {
      throw sourceError(error);
    }
  };
}

/** ES modules: this thread's chain of hooks, with ours outside of it. */
function askHere(): (url: string) => Promise<string> {
  const requests = createTextRequests(specifier => import(specifier));
  moduleApi.registerHooks?.({
    resolve(specifier, context, nextResolve) {
      const request = requests.resolving(specifier);
      if (request === undefined) return nextResolve(specifier, context);
      const resolved = nextResolve(request.specifier, context);
      return { ...resolved, url: request.marked(resolved.url) };
    },
    load(url, context, nextLoad) {
      const request = requests.loading(url);
      return request === undefined ? nextLoad(url, context) : request.end(nextLoad(request.url, context));
    },
  });
  return requests.ask;
}

/** CommonJS: the handler of the file's extension, with a module that keeps the text instead of compiling it. */
function commonJsText(file: string, url: string): string {
  const module = new Module(file) as unknown as CompilingModule & { filename: string; paths: string[] };
  let text: string | undefined;
  module.filename = file;
  module.paths = nodeModulePaths(dirname(file));
  module._compile = (content, filename, format) => {
    const source = withoutMark(String(content));
    text = isTypeScriptFormat(format) ? stripTypes(source, commonJsSourceUrl(filename, url)) : source;
  };
  handlerOf(file)(module, file);
  if (text === undefined) throw new Error(`The loader of ${file} compiled no JavaScript. Restart the app to apply the change.`);
  return text;
}

/** As Node chooses it: by the longest extension that has a handler, else as `.js`. */
function handlerOf(file: string): (module: CompilingModule, filename: string) => void {
  const name = basename(file);
  for (let dot = name.indexOf('.', 1); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const handler = moduleApi._extensions[name.slice(dot)];
    if (handler !== undefined) return handler;
  }
  return moduleApi._extensions['.js'] as NonNullable<(typeof moduleApi._extensions)[string]>;
}

function nodeModulePaths(folder: string): string[] {
  return (Module as unknown as { _nodeModulePaths(folder: string): string[] })._nodeModulePaths(folder);
}
