import type { RerunNote } from '../../link.ts';
import { describeThrown } from '../describe-thrown.ts';
import type { Outbox } from '../outbox.ts';
import { type HotApi, HotModule, type HotOwner, isSameModule } from './hot-module.ts';

/** The app's own may be one of a test's fake timers. */
const soon = setImmediate;

/** A module that has been run again, and what it exports now. */
export interface RanAgain { instance: number; path: string; exports: () => unknown }

/** All modules of this thread that use the hot API. */
export class Hots implements HotOwner {
  private readonly modules = new Map<number, WeakRef<HotModule>>();
  /** What callbacks did while an update is finished; `null` when none is. */
  private notes: RerunNote[] | null = null;

  constructor(private readonly outbox: Pick<Outbox, 'send' | 'sendSoon'>) {}

  /** @param file absolute real path @param names as stack frames may name it */
  create(instance: number, file: string, names: readonly string[]): HotModule {
    const module = new HotModule(instance, file, names, this);
    this.modules.set(instance, new WeakRef(module));
    return module;
  }

  get(instance: number): HotModule | undefined {
    return this.modules.get(instance)?.deref();
  }

  forget(instance: number): void {
    this.modules.delete(instance);
  }

  changed({ instance, now }: HotModule): void {
    const dependencies = now.dependencies.flatMap(({ files }) => files);
    const listens = [...new Set(now.listeners.map(({ event }) => event))];
    this.outbox.sendSoon({ type: 'hot', instance, acceptsItself: now.acceptsItself, dependencies, prunes: now.prune.length > 0, listens });
  }

  threw({ instance }: HotModule, what: string, error: unknown): void {
    const message = `A callback of ${what} threw: ${describeThrown(error).message}`;
    this.notes?.push({ instance, message, isInvalid: false });
    this.outbox.send({ type: 'log', message });
  }

  left({ instance }: HotModule, message: string): void {
    this.notes?.push({ instance, message, isInvalid: false });
    this.outbox.send({ type: 'log', message });
  }

  /** Those who accept the module deal with it; else it needs a restart. */
  invalidated(module: HotModule, message: string): void {
    this.emit('livegraft:invalidate', { path: module.file, message });
    if (this.notes) return void this.notes.push({ instance: module.instance, message, isInvalid: true });
    soon(() => {
      const told = this.accept([{ instance: module.instance, path: module.file, exports: () => undefined }]);
      if (told.size === 0) this.outbox.send({ type: 'invalidated', instance: module.instance, message });
    });
  }

  emit(event: string, payload: unknown): void {
    for (const module of this.all()) {
      for (const listener of [...module.now.listeners]) if (listener.event === event) module.call(`hot.on('${event}')`, listener.callback, payload);
    }
  }

  /** Modules have been run again: what they were is disposed of, and whoever accepts them is told. @returns what there is to be said of it */
  finish(ran: RanAgain[]): RerunNote[] {
    const notes: RerunNote[] = (this.notes = []);
    const left = ran.filter(({ instance, exports }) => {
      const module = this.get(instance);
      const accepted = module?.finish() ?? null;
      accepted?.forEach((callback) => module!.call('hot.accept', callback, exports()));
      return accepted === null || notes.some((note) => note.isInvalid && note.instance === instance);
    });
    const told = this.accept(left);
    this.notes = null;
    return notes.filter(({ instance, isInvalid }) => !isInvalid || !told.has(instance));
  }

  /** Tells those who accept these modules as dependencies. @returns the modules that somebody accepts */
  private accept(ran: RanAgain[]): Set<number> {
    const calls = this.all().flatMap((module) => module.now.dependencies.flatMap(({ files, isList, callback }) => {
      const values = files.map((file) => ran.find(({ path }) => isSameModule(file, path)));
      return values.some(Boolean) ? [{ module, callback, values, isList }] : [];
    }));
    for (const { module, callback, values, isList } of calls) {
      const exports = values.map((value) => value?.exports());
      module.call('hot.accept', callback, isList ? exports : exports[0]);
    }
    return new Set(calls.flatMap(({ values }) => values.flatMap((value) => value?.instance ?? [])));
  }

  private all(): HotModule[] {
    return [...this.modules.values()].flatMap((reference) => reference.deref() ?? []);
  }
}

/** Puts the API where the module looks for it. */
export function offer(holder: object, api: HotApi): void {
  Object.defineProperty(holder, 'hot', { value: api, writable: true, configurable: true, enumerable: false });
}
