import type { LoadResult, ToApp } from '../link.ts';
import type { Overlays } from './overlays.ts';
import { describe } from './prepared.ts';
import type { Registry } from './registry.ts';

/**
 * Loads the modules that an update needs, each as the module that imports it would, at a turn of the app's event loop: what they do
 * when they are loaded is the app's own doing. Never throws.
 */
export async function loadFirst(registry: Registry, overlays: Overlays, { loads, overlays: needed }: ToApp & { type: 'loadFirst' }): Promise<LoadResult> {
  overlays.set(needed);
  for (const [index, { instance, id, code }] of loads.entries()) {
    const scope = registry.scope(instance);
    if (!scope) continue;
    const last = registry.last();
    try {
      scope.m[id] = (await scope.evaluators.get(null)!(again(code, failures.get(`${instance} ${code}`)))) as object;
    } catch (error) {
      failures.set(`${instance} ${code}`, (failures.get(`${instance} ${code}`) ?? 0) + 1);
      return { ok: false, load: index, message: describe(error), thrown: registry.last() > last ? registry.last() : null };
    }
  }
  return { ok: true };
}

/** How often a module could not be loaded for another one. */
const failures = new Map<string, number>();

/** Node keeps the error of a module that threw, under its URL. */
function again(code: string, times = 0): string {
  return times === 0 ? code : code.replace(/^import\("(\.[^"?#]*)"/, (_, specifier: string) => `import("${specifier}?livegraft-try=${times}"`);
}
