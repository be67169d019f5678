/**
 * Node 20: hooks for ES modules run on a thread of Node's own, and so does the guard. Registered by `register-hooks-thread.ts`,
 * more than once when others register too; the outermost of these registrations does the work, the others pass on.
 */
import { createRequire } from 'node:module';
import type { MessagePort } from 'node:worker_threads';
import { createGuarding, type Guard, type Guarding, type IsApp } from './guarding.ts';
import { guardLoaded } from './loaded-text.ts';
import type { LoadContext, Loaded, Resolved } from './module-api.ts';
import { answerTextRequests } from './text-port.ts';
import { createTextRequests } from './text-requests.ts';

/** What the module at `guardModule` exports. */
export interface GuardModule {
  /** @param port for what the guard has to tell the agent */
  createGuard(options: unknown, port: MessagePort): { guard: Guard; isApp: IsApp };
}

export interface HooksThreadData {
  guardModule: string;
  guardOptions: unknown;
  guardPort: MessagePort;
  textPort: MessagePort;
  /** For {@link LoggedThere}. */
  logPort: MessagePort;
  /** Not 0: the hooks pass everything on untouched. */
  off: Int32Array;
}

/** What `log` of `installHooks` is to be told. */
export interface LoggedThere { message: string; error: string }

/** What comes through `guardPort` beside guarded texts: a file that is loaded without guards. */
export interface UntouchedThere { untouched: string }

/** On a call's context: an outer registration of this module is already at it. */
const taken = Symbol('livegraft');
type Context = LoadContext & { [taken]?: boolean };

const requests = createTextRequests(specifier => import(specifier));
let guarding: Guarding | undefined;
let off: Int32Array | undefined;

export function initialize(data: HooksThreadData | undefined): void {
  if (data === undefined) return;
  const { createGuard } = createRequire(data.guardModule)(data.guardModule) as GuardModule;
  const { guard, isApp } = createGuard(data.guardOptions, data.guardPort);
  guarding = createGuarding(guard, isApp, (message, error) => { data.logPort.postMessage({ message, error: String(error) } satisfies LoggedThere); },
    (file) => data.guardPort.postMessage({ untouched: file } satisfies UntouchedThere));
  off = data.off;
  answerTextRequests(data.textPort, requests.ask);
}

export async function resolve(specifier: string, context: object, nextResolve: (specifier: string, context: object) => Promise<Resolved>): Promise<Resolved> {
  const request = requests.resolving(specifier);
  if (request === undefined) return nextResolve(specifier, context);
  const resolved = await nextResolve(request.specifier, context);
  return { ...resolved, url: request.marked(resolved.url) };
}

export async function load(url: string, context: Context, nextLoad: (url: string, context: Context) => Promise<Loaded>): Promise<Loaded> {
  if (context[taken] === true || guarding === undefined) return nextLoad(url, context);
  const request = requests.loading(url);
  const loaded = await nextLoad(request?.url ?? url, { ...context, [taken]: true });
  if (request !== undefined) return request.end(loaded);
  return isOff() || isForThisThread(context) ? loaded : guardLoaded(url, loaded, guarding, isCompiledHere, () => {});
}

/** On these versions Node compiles CommonJS text that it is given, and sends only what has none to `Module._load`. */
function isCompiledHere(): boolean {
  return true;
}

/** Loaders are loaded through the hooks too. What comes from the app's thread has been cloned, and has a prototype. */
function isForThisThread({ importAttributes }: Partial<LoadContext>): boolean {
  // Before Node 20.10 they have another name, and nothing is known.
  return importAttributes !== undefined && Object.getPrototypeOf(importAttributes) === null;
}

function isOff(): boolean {
  return off !== undefined && Atomics.load(off, 0) !== 0;
}
