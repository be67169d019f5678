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
    try {
      scope.m[id] = (await scope.evaluators.get(null)!(code)) as object;
    } catch (error) {
      return { ok: false, load: index, message: describe(error) };
    }
  }
  return { ok: true };
}
