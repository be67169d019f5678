import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds after which a tool is none that ends at once: a linter of a small project, a compiler. */
const SETTLED_MS = 1500;

export interface SettledTool {
  /** A module of the user's was loaded. */
  loaded(): void;
  /** Resolves when a tool runs the user's code and has gone on with it for a while: it is an app of theirs. */
  settled: Promise<void>;
}

export function createSettledTool(): SettledTool {
  let loaded = (): void => {};
  const first = new Promise<void>((resolve) => { loaded = resolve; });
  return { loaded, settled: first.then(() => delay(SETTLED_MS, undefined, { ref: false })) };
}
