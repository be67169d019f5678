import type { FromApp } from '../link.ts';
import type { LoadedModule } from './loaded-modules.ts';

/** What modules ask their hot API for, as the app's thread has last said it. */
export interface Hots {
  take(asked: FromApp & { type: 'hot' }): void;
  forget(instance: number): void;
  /** Whether the module may be run again: it accepts itself, or another module accepts it. */
  isAccepted(module: LoadedModule): boolean;
  /** Whether one module accepts another one as a dependency. */
  accepts(module: LoadedModule, dependency: LoadedModule): boolean;
  /** Whether anybody listens to an event. */
  isHeard(event: string): boolean;
  /** Modules that want to hear when nobody imports them any more. */
  pruning(): number[];
}

export function createHots(): Hots {
  const all = new Map<number, FromApp & { type: 'hot' }>();
  return {
    take: (asked) => void all.set(asked.instance, asked),
    forget: (instance) => void all.delete(instance),
    isAccepted: ({ instance, file }) => all.get(instance)?.acceptsItself === true || [...all.values()].some((asked) => acceptsFile(asked, file)),
    accepts: ({ instance }, { file }) => acceptsFile(all.get(instance), file),
    isHeard: (event) => [...all.values()].some(({ listens }) => listens.includes(event)),
    pruning: () => [...all.values()].filter(({ prunes }) => prunes).map(({ instance }) => instance),
  };
}

function acceptsFile(asked: Pick<FromApp & { type: 'hot' }, 'dependencies'> | undefined, file: string): boolean {
  return asked?.dependencies.some((path) => path === file || withoutEnding(path) === withoutEnding(file)) === true;
}

/** What is imported as `./cart.js` may be `cart.ts`. */
const withoutEnding = (file: string): string => file.replace(/\.[cm]?[jt]sx?$/, '');
