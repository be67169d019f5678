import type { UpdateReport } from '../../protocol/messages.ts';
import type { LoadedModule } from './loaded-modules.ts';
import { modulesOf, type PlannedFile } from './planned-file.ts';

/** The texts of an update's modules from before it. */
export type Before = { module: LoadedModule; text: string }[];

/** More steps back than anybody takes; each keeps the texts of the files of an update. */
const MAX_UNDO = 50;

/** For each update that can be undone, the texts from before it. */
export class UndoHistory {
  readonly #steps: Before[] = [];
  /** … and those from before updates of which nothing runs yet. */
  readonly #before = new WeakMap<UpdateReport, Before>();

  /** The texts from before an update are kept, should something come of it. */
  remember(planned: PlannedFile[], report: UpdateReport): void {
    const changed = modulesOf(planned).filter(({ plan }) => plan.runs.length + plan.changedExports.size > 0 || plan.replacements.some(({ onlyMoved }) => !onlyMoved));
    this.#before.set(report, changed.map(({ module }) => ({ module, text: module.latestText })));
  }

  /** Something of the update runs: it can be undone, once. */
  keep(report: UpdateReport): void {
    const before = this.#before.get(report);
    if (!before?.some(({ module, text }) => module.latestText !== text)) return;
    this.#before.delete(report);
    this.#steps.push(before);
    if (this.#steps.length > MAX_UNDO) this.#steps.shift();
  }

  /** @returns the last step, which is taken; `undefined` when there is none */
  take(): Before | undefined {
    return this.#steps.pop();
  }
}
