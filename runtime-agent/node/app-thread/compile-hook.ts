/** CommonJS: `Module.prototype._compile` sees the output of every extension handler and transpiler. */
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { isInstalled } from '../installed.ts';
import type { Guarding, ModuleFormat } from './guarding.ts';
import { withoutMark } from './loaded-text.ts';
import { moduleApi, type CompilingModule } from './module-api.ts';
import { announceTransform, commonJsSourceUrl, isTypeScriptFormat, strippedFormat, stripTypes } from './strip-types.ts';

interface Input { content: unknown; format: string | undefined }

/**
 * Guards what the CommonJS loader compiles, ES modules that are `require`d included.
 * @param takeGuarded whether exactly this text has already been guarded by the load hook
 * @returns a function that takes the hook away
 */
export function hookCompile(guarding: Guarding, takeGuarded: (filename: string, content: unknown) => boolean): () => void {
  const original = moduleApi.prototype._compile;
  let active = true;
  function _compile(this: CompilingModule, content: unknown, filename: string, format?: string, ...rest: unknown[]): unknown {
    const input = active ? inputFor(this, content, filename, format) : { content, format };
    return Reflect.apply(original, this, [input.content, filename, input.format, ...rest]);
  }
  function inputFor(module: CompilingModule, content: unknown, filename: string, format: string | undefined): Input {
    const untouched = { content, format };
    if (typeof content !== 'string' || !isAbsolute(filename)) return untouched;
    if (takeGuarded(filename, content)) return { content, format: 'commonjs' };
    const file = guarding.appFile(filename);
    if (file === undefined) return untouched;
    const script = stripped(withoutMark(content), format, filename, file);
    if (script === undefined) return untouched;
    const kind = script.format ?? formatByText(script.content);
    // An entry that turns out to be an ES module is loaded once more, by the other loader.
    if (kind === 'module' && module.id === '.') return untouched;
    // The URL is seldom wanted, and costs more than all else here.
    const info = { get url() { return pathToFileURL(filename).href; }, file, format: kind };
    return { content: guarding.guarded(script.content, info), format: script.format };
  }
  // It has no name of its own: stack lines took it from where it was found.
  Object.defineProperty(original, 'name', { value: '_compile', configurable: true });
  moduleApi.prototype._compile = _compile;
  return () => {
    active = false;
    if (moduleApi.prototype._compile === _compile) moduleApi.prototype._compile = original;
  };
}

interface Script { content: string; format: ModuleFormat | undefined }

/** `undefined`: not JavaScript, or Node is to strip it by itself, because it fails, and then the error is Node's own. */
function stripped(content: string, format: string | undefined, filename: string, file: string): Script | undefined {
  if (format === undefined || format === 'commonjs' || format === 'module') return { content, format };
  // Node strips no types of packages, and says so.
  if (!isTypeScriptFormat(format) || isInstalled(file)) return undefined;
  try {
    announceTransform();
    return { content: stripTypes(content, commonJsSourceUrl(filename, pathToFileURL(filename).href)), format: strippedFormat(format) };
  } catch {
    return undefined;
  }
}

/** Node's own rule, where neither the file's name nor its package says: an ES module is what has such syntax and does not compile without. */
function formatByText(text: string): ModuleFormat {
  if (!/^\s*(?:import|export)\b|\bimport\s*\.\s*meta\b/m.test(text)) return 'commonjs';
  try {
    vm.compileFunction(text, ['exports', 'require', 'module', '__filename', '__dirname']);
    return 'commonjs';
  } catch {
    return 'module';
  }
}
