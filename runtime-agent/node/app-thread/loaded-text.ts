/** From what the chain of load hooks gave to what Node is to compile. The same on the app's thread and on the hooks' thread. */
import { fileURLToPath } from 'node:url';
import { isInstalled } from '../installed.ts';
import type { Guarding } from './guarding.ts';
import type { Loaded, LoadedSource } from './module-api.ts';
import { announceTransform, commonJsSourceUrl, isTypeScriptFormat, strippedFormat, stripTypes } from './strip-types.ts';

/**
 * Guards the text of one of the app's modules; anything else, and what will pass `Module.prototype._compile`, comes back as it is.
 * @param compiledHere whether Node compiles this CommonJS text as it is given, without `_compile`
 * @param remember is told the guarded text of a CommonJS module, which may yet come to `_compile`
 */
export function guardLoaded(
  url: string, loaded: Loaded, guarding: Guarding, compiledHere: (loaded: Loaded) => boolean,
  remember: (filename: string, text: string) => void,
): Loaded {
  const format = loaded.format ?? '';
  if (format === 'json' || format === 'wasm') guarding.passed(url);
  if (loaded.source == null || !isJavaScript(format)) return loaded;
  if (format === 'commonjs' && !compiledHere(loaded)) return loaded;
  const file = guarding.appFile(url);
  if (file === undefined) return loaded;
  const text = javaScriptOf(loaded.source, format, url, file);
  if (text === undefined) return loaded;
  if (format.startsWith('module')) {
    return { ...loaded, format: 'module', source: guarding.guarded(text, { url, file, format: 'module' }) };
  }
  const source = guarding.guarded(text, { url, file, format: 'commonjs' });
  remember(fileURLToPath(url), source);
  return { ...loaded, format: 'commonjs', source, shouldBeReloadedByCJSLoader: format === 'commonjs-typescript' };
}

/** A module's source as text, as Node decodes it. */
export function decoded(source: LoadedSource): string {
  return withoutMark(typeof source === 'string' ? source : new TextDecoder().decode(source ?? undefined));
}

/** Node keeps the byte order mark of a file that is required, and drops that of the same file when it is imported. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function isJavaScript(format: string): boolean {
  return format === 'module' || format === 'commonjs' || isTypeScriptFormat(format);
}

/** `undefined`: Node is to strip it by itself, because it fails, and then the error is Node's own. */
function javaScriptOf(source: LoadedSource, format: string, url: string, file: string): string | undefined {
  if (!isTypeScriptFormat(format)) return decoded(source);
  // Node strips no types of packages, and says so.
  if (isInstalled(file) || strippedFormat(format) === undefined) return undefined;
  try {
    announceTransform();
    return stripTypes(decoded(source), format === 'commonjs-typescript' ? commonJsSourceUrl(fileURLToPath(url), url) : url);
  } catch {
    return undefined;
  }
}
