import { fileURLToPath } from 'node:url';
import * as classes from './class-runtime.ts';
import type { GuardedText } from '../link.ts';
import type { HotApi, HotModule } from './hot/hot-module.ts';
import { type Hots, offer } from './hot/hots.ts';
import type { Outbox } from './outbox.ts';
import type { Pack } from './pack.ts';
import { PrivateNames } from './private-names.ts';

type Evaluator = (code: string) => unknown;

/**
 * A module's `$lgx`: its evaluators, and the slots (`g12`) and counters (`n12`) that came with updates.
 * The module's own scope keeps it alive, the registry does not.
 */
export class ModuleScope {
  [name: string]: unknown;
  readonly evaluators = new Map<number | null, Evaluator>();
  /** Names of the module's level that came with updates. */
  readonly v: Record<string, unknown> = {};
  /** Modules that were loaded by updates. */
  readonly m: Record<string, object> = {};

  /** Called at the end of a module that uses the hot API. */
  e: () => void = () => {};
  /** Its hot API, once it has one. */
  hot: HotModule | null = null;

  constructor(
    readonly instance: number,
    /** Absolute path. */
    readonly path: string,
    /** `import.meta` of an ES module, for code that is evaluated later. */
    readonly meta: unknown,
    /** Evaluates code in another module's scope. */
    readonly at: (instance: number, code: string) => unknown,
  ) {}

  private privates: PrivateNames | undefined;
  /** What code does with living classes. */
  readonly K = classes;

  /** A `#name` that came with an update, of one object. */
  w(...args: Parameters<PrivateNames['of']>): ReturnType<PrivateNames['of']> {
    return (this.privates ??= new PrivateNames()).of(...args);
  }

  /** What makes such a name what it is. */
  y(...args: Parameters<PrivateNames['part']>): ReturnType<PrivateNames['part']> {
    return (this.privates ??= new PrivateNames()).part(...args);
  }

  /** A class that has an evaluator. */
  o(id: number): unknown {
    return this.evaluators.get(id)?.('this');
  }

  /** A static `#name` that such a class was made with, as something that can be read and set. */
  p(id: number, key: string): { it: unknown } {
    return this.evaluators.get(id)!(`(c=>({get it(){return c.${key}},set it(v){c.${key}=v}}))(this)`) as { it: unknown };
  }

  /** @returns what gives a module's namespace with the names that have come since, each read by a function */
  f(namespace: object, added: Record<string, () => unknown>): () => object {
    const grown = Object.create(null, { [Symbol.toStringTag]: { value: 'Module' } }) as object;
    const names = new Set([...Object.keys(namespace), ...Object.keys(added)]);
    for (const name of [...names].sort()) {
      Object.defineProperty(grown, name, { enumerable: true, get: added[name] ?? (() => (namespace as Record<string, unknown>)[name]) });
    }
    return () => grown;
  }

  /** @throws SyntaxError as Node does, where a module that was loaded by an update does not have such a name */
  h(id: string, name: string, specifier: string): void {
    if (!(name in this.m[id]!)) throw new SyntaxError(`The requested module '${specifier}' does not provide an export named '${name}'`);
  }

  /** A property of what a CommonJS module exports, as something that can be read and set; `undefined` takes it away. */
  q(target: Record<string, unknown>, key: string): { it: unknown } {
    return {
      get it() {
        return target[key];
      },
      set it(value) {
        if (value === undefined) Reflect.deleteProperty(target, key);
        else target[key] = value;
      },
    };
  }

  private readonly getters = new WeakMap<object, Map<string, () => unknown>>();

  /** A getter that an object gets unless it has one of that name for good, as something that can be set; and what is a copy of the object, too. */
  G(target: object, key: string, copy?: { exports: unknown }): { it: unknown } {
    const known = this.getters.get(target) ?? new Map<string, () => unknown>();
    if (isObject(target)) this.getters.set(target, known);
    return {
      get it() {
        return known.get(key);
      },
      set it(read: (() => unknown) | undefined) {
        if (read) known.set(key, read);
        else known.delete(key);
        giveGetter(target, key, read);
        if (!isObject(copy?.exports) || copy.exports === target) return;
        if (!('__esModule' in copy.exports)) Reflect.defineProperty(copy.exports, '__esModule', { value: true });
        giveGetter(copy.exports, key, read && (() => (target as Record<string, unknown>)[key]));
      },
    };
  }

  /** Around what is called, so that it is called without a `this`. */
  i<T>(value: T): T {
    return value;
  }

  /** Called by a class's static block. */
  c(id: number, evaluator: Evaluator): void {
    this.evaluators.set(id, evaluator);
  }
}

/** As far as the object lets it. */
function giveGetter(target: object, key: string, read: (() => unknown) | undefined): void {
  if (read) Reflect.defineProperty(target, key, { get: read, enumerable: true, configurable: true });
  else Reflect.deleteProperty(target, key);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** All modules of this thread that have guards. */
export interface Registry {
  /** A text that was not in the cache. */
  remember(made: GuardedText): void;
  /**
   * Called by a module's first statement; what it returns is the module's `$lgx`.
   * @param hotHolder gets the hot API, in a module whose text mentions it
   * @param suspends whether such a module may end in another turn of the event loop than it begins in
   */
  register(key: string, evaluator: Evaluator, identity: string | { url: string }, hotHolder?: object, suspends?: boolean): ModuleScope;
  scope(instance: number): ModuleScope | undefined;
  /** The number of the instance that was the last to begin. */
  last(): number;
  /** The hot API of the first of these that uses it, by names as stack frames have them. */
  hotOf(names: string[]): HotApi | undefined;
  /** The table of columns of the newest text of a file or URL, as stack frames name it. */
  columnsOf(name: string): number[] | undefined;
}

/**
 * @param pack the cache
 * @param drain takes over texts that were guarded on another thread and have arrived meanwhile
 */
export function createRegistry(pack: Pack | null, outbox: Outbox, hots: Hots, drain: () => void): Registry {
  /** Tables of columns: of texts that were not in the cache, and of those that stack lines have asked for. */
  const columns = new Map<string, number[]>();
  const scopes = new Map<number, WeakRef<ModuleScope>>();
  const keys = new Map<string, string>();
  const hotNames = new Map<string, number>();
  const collected = new FinalizationRegistry((instance: number) => {
    scopes.delete(instance);
    hots.forget(instance);
    outbox.sendSoon({ type: 'unloaded', instance });
  });
  let count = 0;
  const evaluateAt = (instance: number, code: string): unknown => scopes.get(instance)?.deref()?.evaluators.get(null)!(code);
  return {
    remember(text) {
      if (text.guarded !== null) columns.set(text.key, text.columns);
      outbox.sendSoon({ type: 'guarded', text });
    },
    register(key, evaluator, identity, hotHolder, suspends = false) {
      if (!columns.has(key)) drain();
      const isCommonJs = typeof identity === 'string';
      const file = isCommonJs ? identity : identity.url;
      const scope = new ModuleScope(++count, asPath(file), isCommonJs ? undefined : identity, evaluateAt);
      scope.evaluators.set(null, evaluator);
      scopes.set(scope.instance, new WeakRef(scope));
      collected.register(scope, scope.instance);
      if (hotHolder) {
        giveHot(scope, hotHolder, hots);
        scope.e = scope.hot!.load(suspends);
      }
      keys.set(file, key);
      if (hotHolder) hotNames.set(file, scope.instance);
      outbox.sendSoon({ type: 'loaded', instance: scope.instance, file, key, format: isCommonJs ? 'commonjs' : 'module' });
      return scope;
    },
    scope: (instance) => scopes.get(instance)?.deref(),
    last: () => count,
    hotOf(names) {
      const instances = names.flatMap((name) => hotNames.get(name) ?? hotNames.get(asPath(name)) ?? []);
      return scopes.get(instances[0]!)?.deref()?.hot?.api;
    },
    columnsOf(name) {
      const key = keys.get(name) ?? keys.get(asPath(name));
      if (key === undefined) return undefined;
      if (!columns.has(key)) columns.set(key, pack?.columns(key) ?? []);
      return columns.get(key);
    },
  };
}

export function giveHot(scope: ModuleScope, holder: object, hots: Hots): void {
  const { url } = (scope.meta ?? {}) as { url?: string };
  scope.hot = hots.create(scope.instance, scope.path, [scope.path, ...(url === undefined ? [] : [url])]);
  offer(holder, scope.hot.api);
}

/** CommonJS has its path in stack lines, but for TypeScript that Node strips, from version 24 on. */
function asPath(name: string): string {
  try {
    return name.startsWith('file:') ? fileURLToPath(name.replace(/[?#].*$/s, '')) : name;
  } catch {
    return name;
  }
}
