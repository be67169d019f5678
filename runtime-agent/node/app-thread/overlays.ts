/** Names that ES modules export since they were linked, for modules that are loaded from now on. */
import type { Overlay } from '../link.ts';
import { moduleApi, type Loaded, type LoadContext, type NextLoad, type NextResolve, type Resolved } from './module-api.ts';
import type { Registry } from './registry.ts';

export interface Overlays {
  set(overlays: Overlay[]): void;
  /** Gives all that was loaded since the values of now. */
  refresh(): void;
  /** Called by the text that stands in for a module. */
  facade(url: string, names: string[], take: (values: unknown[]) => void): void;
  dispose(): void;
}

interface Entry { reads: Map<string, () => unknown>; version: number; hasDefault: boolean }

const MARK = /[?&]livegraft-exports=\d+$/;

/**
 * Who imports a module with such names gets another one in its place: it exports what the module does, and those names. The hooks are
 * there only once they are needed.
 */
export function createOverlays(registry: Registry, registryName: string): Overlays {
  const entries = new Map<string, Entry>();
  const facades: { url: string; names: string[]; take: (values: unknown[]) => void }[] = [];
  let hooks: { deregister(): void } | undefined;
  const give = ({ url, names, take }: (typeof facades)[number]): void => take(names.map((name) => valueOf(entries.get(url)?.reads.get(name))));
  return {
    set(overlays) {
      for (const overlay of overlays) entries.set(overlay.url, entryOf(overlay, entries.get(overlay.url), registry));
      if (entries.size > 0) hooks ??= install(entries, registryName);
    },
    refresh: () => facades.forEach(give),
    facade(url, names, take) {
      const made = { url, names, take };
      facades.push(made);
      give(made);
    },
    dispose: () => hooks?.deregister(),
  };
}

function entryOf({ names, hasDefault }: Overlay, before: Entry | undefined, registry: Registry): Entry {
  const reads = new Map(names.flatMap(({ name, instance, reading }) => {
    const read = registry.scope(instance)?.evaluators.get(null)!(`()=>${reading}`);
    return read ? [[name, read as () => unknown] as const] : [];
  }));
  const isSame = before !== undefined && [...reads.keys()].join() === [...before.reads.keys()].join();
  return { reads, hasDefault, version: isSame ? before.version : (before?.version ?? 0) + 1 };
}

/** What is not there yet cannot be read. */
function valueOf(read: (() => unknown) | undefined): unknown {
  try {
    return read?.();
  } catch {
    return undefined;
  }
}

function install(entries: Map<string, Entry>, registryName: string): { deregister(): void } | undefined {
  return moduleApi.registerHooks?.({
    resolve(specifier: string, context: object, nextResolve: NextResolve): Resolved {
      const resolved = nextResolve(specifier, context);
      const { parentURL = '', conditions = [] } = context as { parentURL?: string; conditions?: string[] };
      const entry = MARK.test(parentURL) || !conditions.includes('import') ? undefined : entries.get(resolved.url);
      return entry ? { url: `${resolved.url}${resolved.url.includes('?') ? '&' : '?'}livegraft-exports=${entry.version}`, format: 'module', shortCircuit: true } : resolved;
    },
    load(url: string, context: LoadContext, nextLoad: NextLoad): Loaded {
      const original = url.replace(MARK, '');
      const entry = original === url ? undefined : entries.get(original);
      return entry ? { format: 'module', source: facadeText(original, entry, registryName), shortCircuit: true } : nextLoad(url, context);
    },
  });
}

/** Its names are marked as ours, so that it gets no guards. */
function facadeText(url: string, { reads, hasDefault }: Entry, registryName: string): string {
  const [from, names] = [JSON.stringify(url), [...reads.keys()]];
  const variables = names.map((_, i) => `$lgf${i}`);
  return [
    `export * from ${from};`, hasDefault ? `export { default } from ${from};` : '', `let ${variables.join()};`,
    `export { ${names.map((name, i) => `${variables[i]!} as ${JSON.stringify(name)}`).join()} };`,
    `globalThis[Symbol.for(${JSON.stringify(registryName)})].facade(${from}, ${JSON.stringify(names)}, ($lgv) => { [${variables.join()}] = $lgv; });`,
  ].join('\n');
}
