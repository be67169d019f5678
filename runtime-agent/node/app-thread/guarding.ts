/** The seam between the load hooks and what is done to a module's text: which modules, and never at the app's cost. */
import { realpathSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

export type ModuleFormat = 'commonjs' | 'module';

export interface ModuleInfo {
  /** As Node knows the module: with its query, and with links kept where Node keeps them. */
  url: string;
  /** Absolute real path. */
  file: string;
  format: ModuleFormat;
}

/** Takes the JavaScript text that Node would compile, returns the text to compile instead. */
export type Guard = (text: string, info: ModuleInfo) => string;
/** Decides on a file's absolute real path. */
export type IsApp = (file: string) => boolean;
export type Log = (message: string, error: unknown) => void;

export interface Guarding {
  /**
   * The module's real path when it is the app's own; `undefined` for all others. Never throws.
   * @param name its URL or its absolute path
   */
  appFile(name: string): string | undefined;
  /** The guarded text, or the same text when it gets no guards. Never throws. */
  guarded(text: string, info: ModuleInfo): string;
  /** A module that is no JavaScript text is loaded. Never throws. */
  passed(name: string): void;
}

/**
 * Makes a guard and its filter safe to be called in the midst of the app's loading.
 * @param untouched is told the files of the app that are loaded without guards
 */
export function createGuarding(guard: Guard, isApp: IsApp, log: Log, untouched: (file: string) => void): Guarding {
  const realFile = keepsLinks() ? realpathSync.native : (file: string) => file;
  const guarding: Guarding = {
    appFile(name) {
      const isPath = isAbsolute(name);
      if (!isPath && !name.startsWith('file:')) return undefined;
      try {
        const file = realFile(isPath ? name : fileURLToPath(name));
        return isApp(file) ? file : undefined;
      } catch (error) {
        // A file that is not there is for Node to complain about.
        if (!isMissingFile(error)) log(`Cannot tell whether ${name} belongs to the app; it is left as it is.`, error);
        return undefined;
      }
    },
    guarded(text, info) {
      const guarded = tried(text, info);
      if (guarded === text) untouched(info.file);
      return guarded;
    },
    passed(name) {
      const file = guarding.appFile(name);
      if (file !== undefined) untouched(file);
    },
  };
  function tried(text: string, info: ModuleInfo): string {
    try {
      return guard(text, info);
    } catch (error) {
      log(`Cannot guard ${info.url}; it runs as it is, and its changes need a restart.`, error);
      return text;
    }
  }
  return guarding;
}

/** Node resolves links itself, unless it was told to keep them. */
function keepsLinks(): boolean {
  const { NODE_OPTIONS = '', NODE_PRESERVE_SYMLINKS, NODE_PRESERVE_SYMLINKS_MAIN } = process.env;
  return NODE_PRESERVE_SYMLINKS === '1' || NODE_PRESERVE_SYMLINKS_MAIN === '1'
    || [...process.execArgv, NODE_OPTIONS].some(option => option.includes('--preserve-symlinks'));
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
