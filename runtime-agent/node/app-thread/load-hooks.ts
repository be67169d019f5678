/** ES modules where Node has `module.registerHooks`: a load hook on the app's thread, kept outside of all others. */
import type { Guarding } from './guarding.ts';
import { guardLoaded } from './loaded-text.ts';
import { moduleApi, type LoadContext, type Loaded, type NextLoad } from './module-api.ts';
import { keepOutermost } from './outermost.ts';

/**
 * Guards what `import` loads. What `require` loads comes to `_compile`, and so does CommonJS that is imported, with one exception:
 * text that hooks of `module.register` made, which Node compiles as it is.
 * @param remember is told the guarded text of a CommonJS module, which may yet come to `_compile`
 * @returns a function that takes the hook away
 */
export function hookLoads(guarding: Guarding, remember: (filename: string, text: string) => void): () => void {
  function load(url: string, context: LoadContext, nextLoad: NextLoad): Loaded {
    const loaded = nextLoad(url, context);
    return isForRequire(context) ? loaded : guardLoaded(url, loaded, guarding, isMadeByHooks, remember);
  }
  return keepOutermost('registerHooks', register => {
    const registered = register({ load }) as { deregister(): void };
    return () => registered.deregister();
  });
}

function isForRequire({ conditions }: LoadContext): boolean {
  return conditions.includes('require') && !conditions.includes('import');
}

/** Node's own load step gives bytes. Hooks that hand their CommonJS back to `Module._load` say so. */
function isMadeByHooks({ source, shouldBeReloadedByCJSLoader }: Loaded): boolean {
  return typeof source === 'string' && shouldBeReloadedByCJSLoader !== true;
}

/** Whether Node has what this needs: 22.15 and later do. */
export function canHookLoads(): boolean {
  return typeof moduleApi.registerHooks === 'function';
}
