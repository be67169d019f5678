/** Hooks see the output of all others only while they are the last that were registered. */
import { moduleApi } from './module-api.ts';

type Registrar = (...args: unknown[]) => unknown;

/**
 * Registers hooks, and again whenever someone else has registered some.
 * @param install registers with the given function; returns what takes that registration away
 * @returns a function that ends this
 */
export function keepOutermost(name: 'register' | 'registerHooks', install: (register: Registrar) => () => void): () => void {
  const original = moduleApi[name] as Registrar;
  const register: Registrar = (...args) => Reflect.apply(original, moduleApi, args);
  let remove = install(register);
  const wrapper = {
    [name](...args: unknown[]): unknown {
      const result = register(...args);
      remove();
      remove = install(register);
      return result;
    },
  }[name] as Registrar;
  replace(name, original, wrapper);
  return () => {
    replace(name, wrapper, original);
    install = () => () => {};
    remove();
  };
}

/** For those too who say `import { registerHooks } from 'node:module'`. */
function replace(name: 'register' | 'registerHooks', from: Registrar, to: Registrar): void {
  if (moduleApi[name] !== from) return;
  Object.assign(moduleApi, { [name]: to });
  moduleApi.syncBuiltinESMExports();
}
