/** The load hooks: every module of the app is compiled from its guarded text. */
import { createGuarding, type Guard, type IsApp, type Log } from './guarding.ts';
import { hookCompile } from './compile-hook.ts';
import { canHookLoads, hookLoads } from './load-hooks.ts';
import { registerHooksThread, type HooksThread } from './register-hooks-thread.ts';

export type { Guard, IsApp, Log, ModuleFormat, ModuleInfo } from './guarding.ts';
export type { HooksThread } from './register-hooks-thread.ts';

/**
 * Installs the hooks on this thread, for modules that are loaded from now on.
 * @param guard gets exactly the JavaScript that Node would compile, and returns what to compile instead; when it throws, the text stays
 * @param log is told what went wrong; nothing that goes wrong here reaches the app
 * @param untouched is told the files of the app that are loaded without guards
 * @param hooksThread what Node 20 needs, where hooks for ES modules run on a thread of their own; asked for only there
 */
export function installHooks(guard: Guard, isApp: IsApp, log: Log, untouched: (file: string) => void, hooksThread: () => HooksThread): { uninstall(): void } {
  const guarding = createGuarding(guard, isApp, log, untouched);
  const guardedTexts = new Map<string, string>();
  const unhookLoads = canHookLoads()
    ? hookLoads(guarding, (filename, text) => { guardedTexts.set(filename, text); })
    : registerHooksThread(hooksThread(), log);
  const unhookCompile = hookCompile(guarding, (filename, content) => guardedTexts.get(filename) === content && guardedTexts.delete(filename));
  return {
    uninstall() {
      unhookCompile();
      unhookLoads();
    },
  };
}
