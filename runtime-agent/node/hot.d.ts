/**
 * Types of `import.meta.hot` and `module.hot`: put "livegraft/hot" into the `types` of your `tsconfig.json`, or
 * `/// <reference types="livegraft/hot" />` into a file.
 */
import type { HotContext } from './index.js';

declare global {
  interface ImportMeta {
    /** `undefined` where no Livegraft agent runs. */
    readonly hot?: HotContext;
  }
  namespace NodeJS {
    interface Module {
      /** `undefined` where no Livegraft agent runs. */
      readonly hot?: HotContext;
    }
  }
}
