import { codes } from '../../code/rude-edits.ts';
import type { FileError, FileReport, Trigger, UpdateReport } from '../../protocol/messages.ts';
import type { Commit, CommitResult } from '../link.ts';
import type { AppLink } from './app-link.ts';
import { finishCommit } from './finish.ts';
import { withFollowers } from './followers.ts';
import { HeldBack } from './held-back.ts';
import { createImporters, type Importers } from './importers.ts';
import { type LoadedModule, type LoadedModules, uriOf } from './loaded-modules.ts';
import { commitPart, movedLines, type PlannedFile, planFile, planTexts, reportFile, settleOutcomes } from './planned-file.ts';
import { FileProblem } from './read-text.ts';
import type { TextOf } from './source-text.ts';
import { watchStack } from './stack-watch.ts';
import { type Batch, createUpdateQueue } from './update-queue.ts';
import type { Waiting } from './waiting.ts';

export interface Updates {
  /**
   * These files may have changed. One update runs at a time; what comes meanwhile makes one more.
   * @returns the report of the update that took them in; `null` when the app has loaded none of them
   */
  changed(files: string[], trigger: Trigger): Promise<UpdateReport | null>;
  /**
   * Puts the code before the last update back; again: that before the one before. The files stay as they are.
   * @throws Error when there is nothing to undo
   */
  undo(): Promise<UpdateReport>;
  /** How many have been made. */
  count(): number;
}

type Before = { module: LoadedModule; text: string }[];

/** More steps back than anybody takes; each keeps the texts of the files of an update. */
const MAX_UNDO = 50;

export function createUpdates(modules: LoadedModules, link: AppLink, textOf: TextOf, waiting: Waiting, publish: (report: UpdateReport) => void): Updates {
  const updater = new Updater(modules, link, textOf, waiting, publish);
  const queue = createUpdateQueue((batch) => updater.update(batch));
  return {
    changed: queue.changed,
    undo: () => queue.run(() => updater.undo(performance.now())),
    count: () => updater.count,
  };
}

/** Carries out one update after the other. */
class Updater {
  count = 0;
  private readonly heldBack = new HeldBack();
  /** For each update that can be undone, the texts from before it. */
  private readonly history: Before[] = [];
  private readonly importers: Importers;

  constructor(
    private readonly modules: LoadedModules, private readonly link: AppLink, private readonly textOf: TextOf,
    private readonly waiting: Waiting, private readonly publish: (report: UpdateReport) => void,
  ) {
    this.importers = createImporters(modules);
  }

  async update(batch: Batch): Promise<UpdateReport | null> {
    await this.link.drain();
    const results = await this.plan(batch);
    if (results.length === 0) return null;
    const report: UpdateReport = { id: ++this.count, trigger: batch.trigger, outcome: 'unchanged', durationMs: 0, pauseMs: 0, files: [] };
    const planned = results.filter((result) => 'modules' in result);
    const rejected = results.filter((result) => 'report' in result);
    if (rejected.length > 0) this.refuse(planned, rejected, report);
    else await this.remember(planned, () => this.carryOut(planned, report));
    return this.finish(report, batch.since);
  }

  async undo(since: number): Promise<UpdateReport> {
    await this.link.drain();
    const before = this.history.pop();
    if (!before) throw new Error('There is no update to undo.');
    const report: UpdateReport = { id: ++this.count, trigger: 'undo', outcome: 'unchanged', durationMs: 0, pauseMs: 0, files: [] };
    await this.carryOut(planTexts(before), report);
    return this.finish(report, since);
  }

  private finish(report: UpdateReport, since: number): UpdateReport {
    settleOutcomes(report);
    report.durationMs = round(performance.now() - since);
    this.publish(report);
    return report;
  }

  /** Keeps the texts from before, when something comes of it. */
  private async remember(planned: PlannedFile[], carryOut: () => Promise<void>): Promise<void> {
    const before = planned.flatMap((file) => file.modules).filter(({ plan }) => plan.replacements.length > 0).map(({ module }) => ({ module, text: module.latestText }));
    await carryOut();
    if (before.length > 0 && before.some(({ module, text }) => module.latestText !== text)) this.history.push(before);
    if (this.history.length > MAX_UNDO) this.history.shift();
  }

  /** What comes while files are read is taken, too; a file that comes again is read again. */
  private async plan(batch: Batch): Promise<(PlannedFile | RejectedFile)[]> {
    const results = new Map<string, PlannedFile | RejectedFile>();
    for (let names = await batch.take(); names.length > 0; names = await batch.take()) {
      const files = names.flatMap((name) => this.modules.ofFile(name)[0]?.file ?? []);
      for (const file of this.heldBack.with(files)) {
        const instances = this.modules.ofFile(file);
        if (instances.length > 0) results.set(file, await planOrReject(file, instances, this.textOf));
      }
    }
    return [...results.values()];
  }

  /** One file cannot be taken: none is, so that the app never runs half of what belongs together. */
  private refuse(planned: PlannedFile[], rejected: RejectedFile[], report: UpdateReport): void {
    const changed = planned.filter(({ modules: changes }) => changes.length > 0).map(({ file }) => file);
    this.heldBack.hold([...changed, ...rejected.map(({ file }) => file)]);
    report.files.push(...rejected.map((each) => each.report), ...changed.map((file) => rejectedReport(file, heldBackError)));
  }

  private async carryOut(changed: PlannedFile[], report: UpdateReport): Promise<void> {
    const planned = withFollowers(changed, this.importers);
    const changes = planned.flatMap((file) => file.modules);
    const result = await this.commit({ parts: changes.map(commitPart), lines: changes.flatMap(movedLines) });
    report.pauseMs = round(result.pauseMs);
    if (!result.ok) return this.reject(planned, result, report);
    this.heldBack.release(planned.map(({ file }) => file));
    for (const instance of result.gone) this.modules.remove(instance);
    const isSaid = (file: PlannedFile): boolean => changed.some((each) => each.file === file.file) || file.modules.some(({ plan }) => plan.definitions.length > 0);
    const reports = planned.filter(isSaid).map((file) => ({ file, report: reportFile(file) }));
    report.files.push(...reports.map((each) => each.report));
    finishCommit(reports, changes, result, (...wait) => this.waiting.add(report, ...wait));
    if (this.waiting.isOnStack(report)) void watchStack(this.link, this.waiting, report, this.publish);
  }

  private commit(update: Commit): Promise<CommitResult> | CommitResult {
    const needed = update.lines.length > 0 || update.parts.some((part) => part.evaluations.length > 0);
    return needed ? this.link.commit(update) : { ok: true, pauseMs: 0, counts: update.parts.map(() => []), frames: [], gone: [] };
  }

  private reject(planned: PlannedFile[], result: CommitResult & { ok: false }, report: UpdateReport): void {
    const failed = failedEvaluation(planned, result);
    this.refuse(planned.filter(({ file }) => file !== failed.file), [failed], report);
  }
}

/** A file that cannot be taken, and why. */
interface RejectedFile { file: string; report: FileReport }

async function planOrReject(file: string, instances: LoadedModule[], textOf: TextOf): Promise<PlannedFile | RejectedFile> {
  try {
    return await planFile(file, instances, textOf);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { file, report: rejectedReport(file, error.error) };
  }
}

const rejectedReport = (file: string, error: FileError): FileReport => ({ uri: uriOf(file), outcome: 'rejected', definitions: [], error });

const heldBackError: FileError = {
  code: codes.syntax, message: 'Not applied: another file of the same update was rejected. It is applied once that one is mended.', range: null,
};

function failedEvaluation(planned: PlannedFile[], result: CommitResult & { ok: false }): RejectedFile {
  const { file, modules } = planned.find((each) => each.modules.some(({ module }) => module.instance === result.instance))!;
  const { plan, view } = modules.find(({ module }) => module.instance === result.instance)!;
  const definition = plan.replacements[result.evaluation]?.definition;
  const range = definition ? view.range(definition.start, definition.end) : null;
  return { file, report: rejectedReport(file, { code: codes.evaluation, message: result.message, range }) };
}

const round = (ms: number): number => Math.round(ms * 100) / 100;
