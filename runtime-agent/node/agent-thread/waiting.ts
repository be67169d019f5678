import { settleOutcomes } from './planned-file.ts';
import type { Generation } from '../../code/running.ts';
import type { Definition, UpdateReport } from '../../protocol/messages.ts';
import type { Frame } from '../link.ts';

/** Calls of one generation of a function's code, in one instance of its module. */
export interface CallsUnderWay { instance: number; generation: Generation; calls: number }

/** Whether a frame may be a call of a definition's old code. */
export type IsCall = (frame: Frame) => boolean;

/** A definition whose older code is still being run by calls that began before the update. */
interface Wait {
  report: UpdateReport;
  definition: Definition;
  calls: CallsUnderWay[];
  /** Synchronous calls were on the stack: whether a frame may be one. */
  isCall: IsCall | null;
}

/** Definitions that are `waiting`, until the last old call has ended. */
export interface Waiting {
  /** Makes the definition `waiting`. @param isCall where calls of it are on the stack */
  add(report: UpdateReport, definition: Definition, calls: CallsUnderWay[], isCall: IsCall | null): void;
  /** All calls that are waited for. */
  calls(): CallsUnderWay[];
  /** These are under way no more. @returns reports in which a definition has become `live` */
  ended(calls: ReadonlySet<CallsUnderWay>): UpdateReport[];
  /** Whether something of the report waits for calls on the stack. */
  isOnStack(report: UpdateReport): boolean;
  /** These frames are all that is left on the stack. @returns reports in which a definition has become `live` */
  offStack(report: UpdateReport, frames: Frame[]): UpdateReport[];
}

/** @param onCalls is told when there are calls to be waited for */
export function createWaiting(onCalls: () => void): Waiting {
  const waits = new Set<Wait>();
  const settle = (): UpdateReport[] => {
    const done = [...waits].filter((wait) => !wait.isCall && wait.calls.length === 0);
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
    add(report, definition, calls, isCall) {
      waits.add({ report, definition, calls, isCall });
      definition.status = 'waiting';
      if (calls.length > 0) onCalls();
      definition.message = describe(calls.reduce((sum, each) => sum + each.calls, 0), isCall !== null);
    },
    calls: () => [...waits].flatMap((wait) => wait.calls),
    ended(calls) {
      for (const wait of waits) wait.calls = wait.calls.filter((each) => !calls.has(each));
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
