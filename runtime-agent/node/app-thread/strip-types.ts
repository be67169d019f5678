/** TypeScript by Node's own type stripping: the same text that Node would compile, down to its last line. */
import Module from 'node:module';
import { moduleApi } from './module-api.ts';
import type { ModuleFormat } from './guarding.ts';

const EXPERIMENTAL = 'stripTypeScriptTypes is an experimental feature';
/** Node 24 and later name CommonJS TypeScript by its URL in stack traces, older ones by its path. */
const namesCommonJsByUrl = Number.parseInt(process.versions.node, 10) >= 24;
const transforms = (process.features as { typescript?: unknown }).typescript === 'transform';
let warned = false;
let announced = false;

/** Whether Node would strip the types of this format's text before it compiles it. */
export function isTypeScriptFormat(format: string | null | undefined): boolean {
  return format === 'commonjs-typescript' || format === 'module-typescript' || format === 'typescript';
}

/** The format of the stripped text; `undefined` when Node finds out from the text. */
export function strippedFormat(format: string): ModuleFormat | undefined {
  if (format === 'typescript') return undefined;
  return format === 'module-typescript' ? 'module' : 'commonjs';
}

/**
 * Strips the types as Node does for a module with this URL (CommonJS on Node 22: path).
 * @throws Node's own error (`ERR_INVALID_TYPESCRIPT_SYNTAX`, `ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX`), whose stack begins with a snippet
 */
export function stripTypes(text: string, url: string): string {
  const strip = moduleApi.stripTypeScriptTypes;
  if (strip === undefined) throw new Error(`Node ${process.versions.node} cannot strip the types of ${url}; start the app with a newer one, or with tsx.`);
  // `--experimental-transform-types` implies `--enable-source-maps`.
  const options = transforms ? { mode: 'transform', sourceMap: true, sourceUrl: url } as const : { mode: 'strip', sourceUrl: url } as const;
  if (warned) return strip(text, options);
  warned = true;
  return withoutItsWarning(() => strip(text, options));
}

/** What Node calls a CommonJS TypeScript module in its stripped text. */
export function commonJsSourceUrl(filename: string, url: string): string {
  return namesCommonJsByUrl ? url : filename;
}

/** The public function warns, once, where Node's own use of the same code does not: an app's output must be the same as without us. */
function withoutItsWarning<T>(run: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = function (this: unknown, ...args: Parameters<typeof emitWarning>) {
    if (!String(args[0]).startsWith(EXPERIMENTAL)) Reflect.apply(emitWarning, process, args);
  } as typeof emitWarning;
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * Node warns, once, that it transforms types; with the hooks it never does so itself. Makes it warn, by itself, by having it compile
 * an empty module. For the app's threads; on the agent's nobody is to be warned.
 */
export function announceTransform(): void {
  if (!transforms || announced) return;
  announced = true;
  Reflect.apply(moduleApi.prototype._compile, new Module('livegraft'), ['', 'livegraft', 'commonjs-typescript']);
}
