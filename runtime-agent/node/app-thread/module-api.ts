/** What `node:module` has beyond the types of the oldest Node that we support, and what of it is untyped. */
import Module from 'node:module';

export type LoadedSource = string | ArrayBuffer | NodeJS.TypedArray | null | undefined;

export interface LoadContext {
  conditions: string[];
  format: string | null | undefined;
  importAttributes: Record<string, string>;
}

/** What a load hook returns. */
export interface Loaded {
  format?: string | null | undefined;
  source?: LoadedSource;
  shortCircuit?: boolean;
  /** Node 22: an imported CommonJS module goes through `Module._load`, as in later versions, and not through a loader of its own. */
  shouldBeReloadedByCJSLoader?: boolean;
}

export interface Resolved { url: string; format?: string | null; shortCircuit?: boolean }

export type NextLoad = (url: string, context?: LoadContext) => Loaded;
export type NextResolve = (specifier: string, context?: object) => Resolved;

export interface SyncHooks {
  load?: (url: string, context: LoadContext, nextLoad: NextLoad) => Loaded;
  resolve?: (specifier: string, context: object, nextResolve: NextResolve) => Resolved;
}

interface StripOptions { mode: 'strip' | 'transform'; sourceMap?: boolean; sourceUrl: string }

/** A module as the CommonJS loader's extension handlers see it. */
export interface CompilingModule {
  id: string;
  _compile(content: unknown, filename: string, format?: string): unknown;
}

interface ModuleApi {
  /** Node 22.15 and later. */
  registerHooks?: (hooks: SyncHooks) => { deregister(): void };
  /** Deprecated from Node 26 on. */
  register?: (specifier: string | URL, parentOrOptions?: unknown, options?: unknown) => void;
  /** Node 22.8 and later. */
  enableCompileCache?: (folder: string) => unknown;
  /** Node 22.13 and later. */
  stripTypeScriptTypes?: (text: string, options: StripOptions) => string;
  syncBuiltinESMExports(): void;
  prototype: CompilingModule;
  _extensions: Record<string, (module: CompilingModule, filename: string) => void>;
}

export const moduleApi = Module as unknown as ModuleApi;
