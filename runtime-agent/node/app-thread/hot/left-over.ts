import type { EventEmitter } from 'node:events';
import { getEventListeners } from 'node:events';

/** Something that a run of a module has made, and that lives on by itself. */
export interface LeftOver {
  /** What it is, for people. */
  name: string;
  /** Another one of its kind may need its place: it is taken away before that is made. */
  isServer: boolean;
  isAlive(): boolean;
  takeAway(): void;
}

/** The app's own may be one of a test's fake timers. */
const stopTimer = clearTimeout;

/** A handle's object in the app, as far as it is known which that is. */
interface Owner { listening?: boolean; destroyed?: boolean; exitCode?: unknown; signalCode?: unknown; threadId?: number; close?(): unknown; destroy?(): unknown; kill?(): unknown; terminate?(): unknown }

interface Kind { name: string; isAlive(owner: Owner): boolean; takeAway(owner: Owner): unknown }

const server: Kind = { name: 'server', isAlive: (owner) => owner.listening === true, takeAway: (owner) => owner.close?.() };
const socket: Kind = { name: 'socket', isAlive: (owner) => owner.destroyed === false, takeAway: (owner) => owner.destroy?.() };

/** By the type that async_hooks gives them. */
const handles: Record<string, Kind | undefined> = {
  TCPSERVERWRAP: server,
  PIPESERVERWRAP: server,
  TCPWRAP: socket,
  PIPEWRAP: socket,
  PROCESSWRAP: { name: 'child process', isAlive: ({ exitCode, signalCode }) => exitCode === null && signalCode === null, takeAway: (owner) => owner.kill?.() },
  WORKER: { name: 'worker thread', isAlive: ({ threadId }) => threadId !== undefined && threadId > 0, takeAway: (owner) => owner.terminate?.() },
};

/** @param type,resource as async_hooks gives them */
export function resourceLeft(type: string, resource: object): LeftOver | null {
  if (type === 'Timeout') return { name: 'timer', isServer: false, isAlive: () => !(resource as { _destroyed?: boolean })._destroyed, takeAway: () => stopTimer(resource as NodeJS.Timeout) };
  if (type === 'FSEVENTWRAP') return { name: 'file watcher', isServer: false, isAlive: () => (resource as { initialized?: boolean }).initialized === true, takeAway: () => ownerOf(resource)?.close?.() };
  const kind = handles[type];
  if (!kind) return null;
  const owner = (): Owner => ownerOf(resource) ?? {};
  return { name: kind.name, isServer: kind === server, isAlive: () => kind.isAlive(owner()), takeAway: () => void kind.takeAway(owner()) };
}

/** Node keeps it in the handle, under a symbol of its own. */
function ownerOf(handle: object): Owner | undefined {
  const symbol = Object.getOwnPropertySymbols(handle).find(({ description }) => description === 'owner_symbol');
  return symbol && (handle as Record<symbol, Owner | undefined>)[symbol];
}

type Listener = (...args: never[]) => void;

export function listenerLeft(emitter: EventEmitter, event: string | symbol, listener: Listener): LeftOver {
  const has = (): boolean => emitter.rawListeners(event).some((each) => each === listener || (each as { listener?: unknown }).listener === listener);
  return { name: `listener for ${named(event)}`, isServer: false, isAlive: has, takeAway: () => void emitter.off(event, listener as (...args: unknown[]) => void) };
}

export function eventListenerLeft(target: EventTarget, type: string, listener: (event: Event) => void): LeftOver {
  const has = (): boolean => getEventListeners(target, type).includes(listener as never);
  return { name: `listener for ${named(type)}`, isServer: false, isAlive: has, takeAway: () => target.removeEventListener(type, listener) };
}

const named = (event: string | symbol): string => (typeof event === 'string' ? `"${event}"` : String(event));

/** `2 timers, 1 listener for "order"`. */
export function inWords(left: LeftOver[]): string {
  const counts = new Map<string, number>();
  for (const { name } of left) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? `a ${name}` : `${count} ${plural(name)}`)).join(', ');
}

const plural = (name: string): string => (name === 'child process' ? 'child processes' : name.replace(/^\w+( thread| watcher)?/, '$&s'));
