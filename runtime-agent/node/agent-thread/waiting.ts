import { settleOutcomes } from './planned-file.ts';
import type { Definition, UpdateReport } from '../../protocol/messages.ts';
import type { Frame } from '../link.ts';

/** Whether a frame may be a call of a definition's old code. */
export type IsCall = (frame: Frame) => boolean;

/** A definition whose older code is still being run by calls that began before the update. */
interface Wait {
  report: UpdateReport;
  definition: Definition;
  /** Generations with calls under way, as `instance:generation`. */
  generations: Map<string, number>;
  /** Synchronous calls were on the stack: whether a frame may be one. */
  isCall: IsCall | null;
}

/** Definitions that are `waiting`, until the last old call has ended. */
export interface Waiting {
  /** Makes the definition `waiting`. @param isCall where calls of it are on the stack */
  add(report: UpdateReport, definition: Definition, generations: Map<string, number>, isCall: IsCall | null): void;
  /** The calls of a generation have ended. @returns reports in which a definition has become `live` */
  ended(instance: number, generation: number): UpdateReport[];
  /** Whether something of the report waits for calls on the stack. */
  isOnStack(report: UpdateReport): boolean;
  /** These frames are all that is left on the stack. @returns reports in which a definition has become `live` */
  offStack(report: UpdateReport, frames: Frame[]): UpdateReport[];
}

export function createWaiting(): Waiting {
  const waits = new Set<Wait>();
  const settle = (): UpdateReport[] => {
    const done = [...waits].filter((wait) => !wait.isCall && wait.generations.size === 0);
    for (const wait of done) {
      waits.delete(wait);
      wait.definition.status = 'live';
      delete wait.definition.message;
    }
    const reports = [...new Set(done.map((wait) => wait.report))];
    reports.forEach(settleOutcomes);
    return reports;
  };
  return {
    add(report, definition, generations, isCall) {
      waits.add({ report, definition, generations, isCall });
      definition.status = 'waiting';
      definition.message = describe([...generations.values()].reduce((sum, count) => sum + count, 0), isCall !== null);
    },
    ended(instance, generation) {
      for (const wait of waits) wait.generations.delete(`${instance}:${generation}`);
      return settle();
    },
    isOnStack: (report) => [...waits].some((wait) => wait.report === report && wait.isCall !== null),
    offStack(report, frames) {
      for (const wait of waits) if (wait.report === report && wait.isCall && !frames.some(wait.isCall)) wait.isCall = null;
      return settle();
    },
  };
}

function describe(calls: number, stack: boolean): string {
  const suspended = calls > 0 ? `${calls} ${calls === 1 ? 'call' : 'calls'} that began before the save ${calls === 1 ? 'is' : 'are'} still under way` : '';
  const running = stack ? 'a call that began before the save is running' : '';
  return `New calls run the new code; ${[suspended, running].filter(Boolean).join(', and ')}.`;
}
