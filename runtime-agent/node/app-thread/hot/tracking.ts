/**
 * What is made while a module runs, as far as it lives on by itself. Watched only then, and only for modules that use the hot API: the
 * hooks and stand-ins are there for as long as the module's own synchronous code runs.
 */
import { createHook } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { callSites, nameOf } from '../call-sites.ts';
import { eventListenerLeft, type LeftOver, listenerLeft, resourceLeft } from './left-over.ts';

interface Run {
  /** As stack frames may name its module. */
  names: readonly string[];
  made: LeftOver[];
  /** A server is about to be opened. */
  onServer: () => void;
  /** Emitters that it has made itself: what listens to those is its own business. */
  emitters: WeakSet<object>;
}

const runs: Run[] = [];
/** What is done here is nobody's. */
let isBusy = false;

const hook = createHook({
  init(_, type, __, resource) {
    note((run) => {
      const left = resourceLeft(type, resource);
      if (left?.isServer) run.onServer();
      return left;
    });
  },
});

/** @returns what ends it, and gives what was made */
export function track(names: readonly string[], onServer: () => void): () => LeftOver[] {
  const run: Run = { names, made: [], onServer, emitters: new WeakSet() };
  if (runs.push(run) === 1) begin();
  return () => {
    const index = runs.indexOf(run);
    // Modules that it has loaded, and that have thrown, have not ended.
    if (index >= 0) runs.length = index;
    if (index === 0) end();
    return run.made;
  };
}

function note(make: (run: Run) => LeftOver | null): void {
  const run = runs.at(-1);
  if (!run || isBusy) return;
  isBusy = true;
  try {
    const left = isMadeBy(run) ? make(run) : null;
    if (left) run.made.push(left);
  } catch { /* Nothing that goes wrong here is the app's. */ } finally {
    isBusy = false;
  }
}

/** Whether its own code is at work, not that of a module which is being loaded by it. */
function isMadeBy({ names }: Run): boolean {
  for (const site of callSites()) {
    const name = nameOf(site);
    if (names.includes(name)) return true;
    if (name.startsWith('node:internal/modules/')) return false;
  }
  return false;
}

let undo: (() => void)[] = [];

function begin(): void {
  hook.enable();
  const prototype = EventEmitter.prototype as unknown as Methods;
  for (const name of ['on', 'addListener', 'once', 'prependListener', 'prependOnceListener']) {
    standIn(prototype, name, (emitter, [event, listener]) => note(({ emitters }) => (
      emitters.has(emitter) ? null : listenerLeft(emitter as EventEmitter, event as string, listener as () => void)
    )));
  }
  standIn(EventEmitter as unknown as Methods, 'init', (emitter) => void runs.at(-1)?.emitters.add(emitter));
  standIn(EventTarget.prototype as unknown as Methods, 'addEventListener', (target, [type, listener]) => note(() => eventListenerLeft(target as EventTarget, String(type), listener as () => void)));
}

function end(): void {
  hook.disable();
  for (const each of undo) each();
  undo = [];
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

/** Until {@link end}, a method tells of its calls; not of those that it makes itself. */
function standIn(holder: Methods, name: string, tell: (self: object, args: unknown[]) => void): void {
  const original = Object.getOwnPropertyDescriptor(holder, name);
  const method = original?.value as Methods[string] | undefined;
  if (!original?.configurable || !method) return;
  let depth = 0;
  const value = function (this: object, ...args: unknown[]): unknown {
    if (depth === 0) tell(this, args);
    depth++;
    try {
      return Reflect.apply(method, this, args);
    } finally {
      depth--;
    }
  };
  Object.defineProperty(holder, name, { ...original, value });
  undo.push(() => {
    if (holder[name] === value) Object.defineProperty(holder, name, original);
  });
}
