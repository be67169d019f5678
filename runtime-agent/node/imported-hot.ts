import { REGISTRY } from '../code/registry-name.ts';
import { callSites, nameOf } from './app-thread/call-sites.ts';
import type { HotApi } from './app-thread/hot/hot-module.ts';

interface AppSide { hotOf(names: string[]): HotApi | undefined }

/**
 * `import { hot } from 'livegraft'`: the hot API of the module that calls it. Where there is no agent, or the module is none that the agent
 * knows, it does nothing.
 */
export const hot: HotApi = {
  get data() { return ownHot()?.data ?? {}; },
  accept: (dependencies, callback) => ownHot()?.accept(dependencies, callback),
  dispose: (callback) => ownHot()?.dispose(callback),
  prune: (callback) => ownHot()?.prune(callback),
  own: () => ownHot()?.own(),
  invalidate: (message) => ownHot()?.invalidate(message),
  on: (event, callback) => ownHot()?.on(event, callback),
  off: (event, callback) => ownHot()?.off(event, callback),
};

function ownHot(): HotApi | undefined {
  const side = (globalThis as unknown as Record<symbol, AppSide | undefined>)[Symbol.for(REGISTRY)];
  return side?.hotOf(callSites().map(nameOf));
}
