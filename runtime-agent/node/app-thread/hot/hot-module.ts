import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { realpathSync } from 'node:fs';
import { Asked, type Callback } from './asked.ts';
import { inWords, type LeftOver } from './left-over.ts';
import { track } from './tracking.ts';

/** What a module's `import.meta.hot` or `module.hot` is. */
export interface HotApi {
  readonly data: Record<string, unknown>;
  accept(dependencies?: unknown, callback?: unknown): void;
  dispose(callback: Callback): void;
  prune(callback: Callback): void;
  own(): void;
  invalidate(message?: unknown): void;
  on(event: string, callback: Callback): void;
  off(event: string, callback: Callback): void;
}

/** Whoever has to hear of what a module asks for. */
export interface HotOwner {
  changed(module: HotModule): void;
  invalidated(module: HotModule, message: string): void;
  /** A callback of the module threw. */
  threw(module: HotModule, what: string, error: unknown): void;
  /** A run that is over has left something behind. */
  left(module: HotModule, message: string): void;
}

/** The app's own may be one of a test's fake timers. */
const soon = setImmediate;

/** The hot API's side of one instance of a module. */
export class HotModule {
  readonly api: HotApi;
  now = new Asked();
  /** What the run before asked for, while it may still be gone back to. */
  private before: Asked | null = null;
  private isDisposed = false;
  private isLoading = false;
  private asBefore: (action: () => void) => void = (action) => action();
  private readonly data: Record<string, unknown> = {};

  /** @param names as stack frames may name the module */
  constructor(readonly instance: number, readonly file: string, private readonly names: readonly string[], private readonly owner: HotOwner) {
    const ask = (change: (asked: Asked) => void): void => {
      change(this.now);
      owner.changed(this);
    };
    const readData = (): Record<string, unknown> => this.readData();
    this.api = {
      get data() { return readData(); },
      accept: (dependencies, callback) => ask((asked) => this.accept(asked, dependencies, callback)),
      dispose: (callback) => ask(({ dispose }) => void dispose.push(callback)),
      prune: (callback) => ask(({ prune }) => void prune.push(callback)),
      own: () => { this.now.owns = true; },
      invalidate: (message) => owner.invalidated(this, message === undefined ? '' : String(message)),
      on: (event, callback) => ask(({ listeners }) => void listeners.push({ event, callback })),
      off: (event, callback) => ask(({ listeners }) => {
        const index = listeners.findIndex((each) => each.event === event && each.callback === callback);
        if (index >= 0) listeners.splice(index, 1);
      }),
    };
  }

  /** The module is about to be run again. @param asBefore does something with the module as it was before @throws Error when its first run has not ended */
  begin(asBefore: (action: () => void) => void): void {
    if (this.isLoading) throw new Error('It has not been loaded to its end yet.');
    this.asBefore = asBefore;
    this.before = this.now;
    this.now = new Asked();
    this.isDisposed = false;
  }

  /**
   * While the module is being loaded what it makes is watched: until it ends, is suspended, or throws.
   * @param suspends whether it may end in another turn of the event loop
   * @returns what is to be called at its end; a `return` may keep it from that
   */
  load(suspends: boolean): () => void {
    const end = this.watch();
    this.isLoading = suspends;
    soon(end);
    return () => {
      end();
      this.isLoading = false;
    };
  }

  /** Does something of the module's, and watches what it makes. */
  tracked<Result>(run: () => Result): Result {
    const end = this.watch();
    try {
      return run();
    } finally {
      end();
    }
  }

  /** It could not be run again: what the run before asked for holds. @returns whether that has been disposed of all the same */
  undo(): boolean {
    if (this.before) {
      this.clear(this.now, this.before.owns);
      this.now = this.before;
    }
    this.before = null;
    this.owner.changed(this);
    const wasDisposed = this.isDisposed;
    this.isDisposed = false;
    return wasDisposed;
  }

  /** It has been run again. @returns what is to be called with its exports; `null` when it does not accept itself */
  finish(): Callback[] | null {
    this.disposeBefore();
    const { acceptsItself, accepted } = this.before ?? this.now;
    if (this.before) this.clear(this.before, this.before.owns);
    this.before = null;
    this.isDisposed = false;
    this.owner.changed(this);
    return acceptsItself ? accepted : null;
  }

  call(what: string, callback: Callback, value: unknown): void {
    try {
      callback(value);
    } catch (error) {
      this.owner.threw(this, what, error);
    }
  }

  /** Nothing imports the module any more. */
  pruned(): void {
    for (const callback of this.now.prune) this.call('hot.prune', callback, this.data);
  }

  /** A new run that asks for the data gets what the run before has put there. */
  private readData(): Record<string, unknown> {
    this.disposeBefore();
    return this.data;
  }

  private disposeBefore(): void {
    if (this.before === null || this.isDisposed) return;
    this.isDisposed = true;
    const { dispose } = this.before;
    this.asBefore(() => dispose.forEach((callback) => this.call('hot.dispose', callback, this.data)));
  }

  private watch(): () => void {
    const { now } = this;
    let end: (() => LeftOver[]) | null = track(this.names, () => this.makeRoom());
    return () => {
      now.made.push(...(end?.() ?? []));
      end = null;
    };
  }

  /** The new run opens a server: what the old one has may be in its way. */
  private makeRoom(): void {
    this.disposeBefore();
    for (const each of this.before?.made ?? []) if (this.before!.owns && each.isServer && each.isAlive()) each.takeAway();
  }

  /** Takes away what a run that is over has left, or says what there is. */
  private clear({ made }: Asked, owns: boolean): void {
    const left = made.splice(0).filter((each) => each.isAlive());
    if (left.length === 0) return;
    if (owns) left.forEach((each) => this.call('hot.own', () => each.takeAway(), undefined));
    else this.owner.left(this, `The old run has left ${inWords(left)} behind. Take it away in \`hot.dispose\`, or let \`hot.own()\` do it.`);
  }

  private accept(asked: Asked, first: unknown, second: unknown): void {
    if (first === undefined || typeof first === 'function') {
      asked.acceptsItself = true;
      if (first !== undefined) asked.accepted.push(first as Callback);
      return;
    }
    const isList = Array.isArray(first);
    const files = (isList ? first : [first]).map((specifier) => resolved(String(specifier), this.file));
    asked.dependencies.push({ files, isList, callback: typeof second === 'function' ? (second as Callback) : () => {} });
  }
}

/** The path that a module's specifier leads to; without an ending where compilers give it one. */
function resolved(specifier: string, from: string): string {
  try {
    return realpathSync.native(createRequire(from).resolve(specifier.startsWith('file:') ? new URL(specifier).pathname : specifier));
  } catch {
    return resolve(dirname(from), specifier);
  }
}

/** Whether a path, as a specifier leads to it, is that of a file: `./cart.js` may be `cart.ts`. */
export function isSameModule(path: string, file: string): boolean {
  return path === file || withoutEnding(path) === withoutEnding(file);
}

const withoutEnding = (file: string): string => file.replace(/\.[cm]?[jt]sx?$/, '');
