import { setTimeout as delay } from 'node:timers/promises';
import type { Trigger, UpdateReport } from '../../protocol/messages.ts';
import type { Commit, CommitResult, Overlay } from '../link.ts';
import type { AppLink } from './app-link.ts';
import { finishCommit } from './finish.ts';
import { withFollowers } from './followers.ts';
import { HeldBack } from './held-back.ts';
import { createHotNews, type HotNews } from './hot-news.ts';
import type { Hots } from './hots.ts';
import { inImportOrder } from './import-order.ts';
import { createImporters, type Importers } from './importers.ts';
import { type LoadedModule, type LoadedModules, uriOf } from './loaded-modules.ts';
import { overlaysOf } from './overlays.ts';
import { commitPart, type HowTo, mergeReport, modulesOf, movedLines, type PlannedFile, type PlannedModule, planFile, planTexts, reportFile, settleOutcomes } from './planned-file.ts';
import { changedFiles, type Failure, failedEvaluation, failLate, planOrReject, type RejectedFile, rejectedReports } from './rejected.ts';
import { invalidReport, ranDefinitions, thrownInRerun, waitingReport } from './reruns.ts';
import { isRerun, type Job, type Runs, sayProgress, withdrawn } from './runs.ts';
import type { TextOf } from './source-text.ts';
import { untouchedFiles } from './untouched-files.ts';
import { watchStack } from './stack-watch.ts';
import { UndoHistory } from './undo-history.ts';
import { type Batch, createUpdateQueue, type UpdateQueue } from './update-queue.ts';
import type { Waiting } from './waiting.ts';

export interface Updates {
  /**
   * These files may have changed. `again`: they are run again even when they have not, where they may be. One update runs at a time; what comes meanwhile makes one more.
   * @returns the report of the update that took them in; `null` when the app has loaded none of them
   */
  changed(files: string[], trigger: Trigger, again?: boolean): Promise<UpdateReport | null>;
  /**
   * Puts the code before the last update back; again: that before the one before. The files stay as they are.
   * @throws Error when there is nothing to undo
   */
  undo(): Promise<UpdateReport>;
  /** The module has said that it cannot go on as it is, and nobody accepts it. */
  invalidated(instance: number, message: string): Promise<void>;
  /** What `changed` would come to, as far as can be known without doing it. Nothing is applied. */
  plan(files: string[]): Promise<UpdateReport>;
  /** Does something while no update runs. */
  alone<Result>(action: () => Promise<Result>): Promise<Result>;
  /** How many have been made. */
  count(): number;
}

/** So long an update waits for the app's event loop before it is reported, in milliseconds. */
const TURN_MS = 1000;

export function createUpdates(modules: LoadedModules, link: AppLink, textOf: TextOf, waiting: Waiting, runs: Runs, hots: Hots, publish: (report: UpdateReport) => void, failed: (error: unknown) => void): Updates {
  const queue: UpdateQueue = createUpdateQueue((batch) => updater.update(batch));
  const updater = new Updater(modules, link, textOf, waiting, runs, hots, publish, failed, queue);
  return {
    changed: queue.changed,
    undo: () => queue.run(() => updater.undo(performance.now())),
    invalidated: (instance, message) => queue.run(() => updater.invalidated(instance, message)),
    plan: (files) => queue.run(() => updater.preview(files, performance.now())),
    alone: queue.run,
    count: () => updater.count,
  };
}

/** Carries out one update after the other. */
class Updater {
  count = 0;
  private readonly heldBack = new HeldBack();
  private readonly history = new UndoHistory();
  private readonly importers: Importers;
  private readonly news: HotNews;

  constructor(
    private readonly modules: LoadedModules, private readonly link: AppLink, private readonly textOf: TextOf,
    private readonly waiting: Waiting, private readonly runs: Runs, private readonly hots: Hots, private readonly publish: (report: UpdateReport) => void,
    private readonly failed: (error: unknown) => void, private readonly queue: Pick<UpdateQueue, 'run' | 'pressed'>,
  ) {
    this.importers = createImporters(modules);
    this.news = createHotNews(link, hots, modules, this.importers);
  }

  async update(batch: Batch): Promise<UpdateReport | null> {
    await this.link.drain();
    const names = new Set<string>();
    const results = await this.plan(batch, names);
    const untouched = await untouchedFiles([...names], this.modules, this.link);
    if (results.length + untouched.length === 0 || isOldNews(batch, results)) return null;
    const report: UpdateReport = { id: ++this.count, trigger: batch.trigger, outcome: 'unchanged', durationMs: 0, pauseMs: 0, files: [] };
    const planned = results.filter((result) => 'modules' in result);
    const rejected = results.filter((result) => 'report' in result);
    if (rejected.length > 0) this.refuse(planned, rejected, report);
    else {
      this.history.remember(planned, report);
      if (modulesOf(planned).length > 0) await this.news.before(planned.map(({ file }) => file));
      await this.carryOut(planned, report);
    }
    report.files.push(...untouched);
    return this.finish(report, batch.since);
  }

  async undo(since: number): Promise<UpdateReport> {
    await this.link.drain();
    const before = this.history.take();
    if (!before) throw new Error('There is no update to undo.');
    const report: UpdateReport = { id: ++this.count, trigger: 'undo', outcome: 'unchanged', durationMs: 0, pauseMs: 0, files: [] };
    await this.carryOut(planTexts(before, this.howTo), report);
    return this.finish(report, since);
  }

  async preview(names: string[], since: number): Promise<UpdateReport> {
    await this.link.drain();
    const results = await this.planFiles(names);
    const report: UpdateReport = { id: 0, trigger: 'command', outcome: 'unchanged', durationMs: 0, pauseMs: 0, files: [] };
    const planned = results.filter((result) => 'modules' in result);
    const rejected = results.filter((result) => 'report' in result);
    report.files.push(...(rejected.length > 0 ? rejectedReports(planned, rejected) : saidOf(planned, withFollowers(planned, this.importers, this.hots)).map(reportFile)));
    report.files.push(...await untouchedFiles(names, this.modules, this.link));
    return settled(report, since);
  }

  async invalidated(instance: number, message: string): Promise<void> {
    const module = this.modules.get(instance);
    if (!module) return;
    const report: UpdateReport = { id: ++this.count, trigger: 'api', outcome: 'restart', durationMs: 0, pauseMs: 0, files: [invalidReport(module, message)] };
    this.publish(report);
  }

  private finish(report: UpdateReport, since: number): UpdateReport {
    this.publish(settled(report, since));
    this.news.after(report);
    return report;
  }

  private readonly howTo: HowTo = (module) => ({ rerun: this.hots.isAccepted(module) ? 'needed' : 'never' });

  /** What comes while files are read is taken, too; a file that comes again is read again. @param all gets the names of all */
  private async plan(batch: Batch, all: Set<string>): Promise<(PlannedFile | RejectedFile)[]> {
    const results = new Map<string, PlannedFile | RejectedFile>();
    for (let names = await batch.take(); names.length > 0; names = await batch.take()) {
      for (const name of names) all.add(name);
      for (const result of await this.planFiles(names, batch.isAgain)) results.set(result.file, result);
    }
    return [...results.values()];
  }

  /** Plans those that the app has loaded, and with them what was held back. */
  private async planFiles(names: string[], isAgain: (file: string) => boolean = () => false): Promise<(PlannedFile | RejectedFile)[]> {
    const results: (PlannedFile | RejectedFile)[] = [];
    for (const file of this.heldBack.with(names.flatMap((name) => this.modules.ofFile(name)[0]?.file ?? []))) {
      const instances = this.modules.ofFile(file);
      if (instances.length > 0) results.push(await planOrReject(file, () => planFile(file, instances, this.textOf, this.howTo, isAgain(file))));
    }
    return results;
  }

  /** One file cannot be taken: none is, so that the app never runs half of what belongs together. */
  private refuse(planned: PlannedFile[], rejected: RejectedFile[], report: UpdateReport): void {
    report.files.push(...rejectedReports(planned, rejected));
    this.heldBack.hold([...changedFiles(planned), ...rejected.map(({ file }) => file)]);
  }

  private async carryOut(files: PlannedFile[], report: UpdateReport): Promise<void> {
    const { changed, planned, changes, run, result } = await this.commit(files);
    report.pauseMs = round(report.pauseMs + result.pauseMs);
    if (!result.ok) return this.reject(planned, result, report);
    this.heldBack.release(planned.map(({ file }) => file));
    for (const instance of result.gone) this.modules.remove(instance);
    const alive = changes.filter(({ module }) => !result.gone.includes(module.instance));
    const said = saidOf(changed, planned);
    if (!isRerun(alive)) this.settle(said, changes, result, report);
    if (run !== null) await this.follow(this.runs.begin(run, said, alive, report));
  }

  /** Together with what earlier updates have left to be run in the same modules: that is planned anew, and so is all when some of it has begun meanwhile. */
  private async commit(files: PlannedFile[]): Promise<Committed> {
    for (let own = files; ; own = planTexts(modulesOf(own), this.howTo)) {
      const pending = this.runs.pending(modulesOf(own).map(({ module }) => module));
      const changed = [...own, ...planTexts(leftBy(pending, own), this.howTo)];
      const { planned, changes, overlays, unloaded } = await this.withLoaded(changed);
      if (unloaded) return { changed, planned, changes, run: null, result: unloaded };
      const run = this.runs.next(changes);
      const update = { parts: changes.map(commitPart), lines: changes.flatMap(movedLines), run, overlays, withdraws: withdrawn(pending), atTurn: isRerun(changes) };
      const result = await this.send(update);
      if (result.ok) this.runs.withdraw(pending);
      if (result.ok || 'message' in result) return { changed, planned, changes, run, result };
      result.progress.forEach((progress) => this.runs.take(progress));
    }
  }

  /** Loads what is to be there first. Modules that come with that may follow from what changes, too. */
  private async withLoaded(changed: PlannedFile[]): Promise<{ planned: PlannedFile[]; changes: PlannedModule[]; overlays: Overlay[]; unloaded: Failure | null }> {
    const planned = withFollowers(changed, this.importers, this.hots);
    const changes = inImportOrder(modulesOf(planned));
    const overlays = overlaysOf(changes, this.importers);
    if (changes.every(({ plan }) => plan.loads.length === 0)) return { planned, changes, overlays, unloaded: null };
    const unloaded = await this.loadFirst(changes, overlays);
    if (unloaded) return { planned, changes, overlays, unloaded };
    await this.link.drain();
    const after = withFollowers(changed, this.importers, this.hots);
    const ordered = inImportOrder(modulesOf(after));
    return { planned: after, changes: ordered, overlays: overlaysOf(ordered, this.importers), unloaded: null };
  }

  /** @returns what could not be loaded, as if it were an evaluation after all others */
  private async loadFirst(changes: PlannedModule[], overlays: Overlay[]): Promise<Failure | null> {
    const loads = changes.flatMap(({ module: { instance }, plan }) => plan.loads.map(({ id, code }, index) => ({ instance, id, code, evaluation: plan.replacements.length + plan.runs.length + index })));
    const result = await this.link.loadFirst(loads.map(({ instance, id, code }) => ({ instance, id, code })), overlays);
    if (result.ok) return null;
    if (result.thrown !== null) this.modules.remove(result.thrown);
    const { instance, evaluation } = loads[result.load]!;
    return { ok: false, pauseMs: 0, instance, evaluation, message: result.message };
  }

  private send(update: Commit): Promise<CommitResult> | CommitResult {
    const { parts, lines, withdraws } = update;
    const needed = lines.length + withdraws.length > 0 || update.atTurn || parts.some(({ evaluations, runs }) => evaluations.length + runs.length > 0);
    return needed ? this.link.commit(update) : { ok: true, pauseMs: 0, counts: parts.map(() => []), frames: [], gone: [] };
  }

  /** What has been committed is what runs. */
  private settle(planned: PlannedFile[], changes: PlannedModule[], result: CommitResult & { ok: true }, report: UpdateReport): void {
    const isKnown = (file: string): boolean => report.files.some(({ uri }) => uri === uriOf(file));
    for (const { module, plan } of changes) if (plan.definitions.length > 0 && !isKnown(module.file)) module.updates++;
    const imported = this.news.imports(changes.map(({ module }) => module));
    const reports = planned.map((file) => ({ file, report: reportFile(file) }));
    for (const each of reports) mergeReport(report, each.report);
    finishCommit(reports, changes, result, (...wait) => this.waiting.add(report, ...wait));
    this.history.keep(report);
    imported();
    if (this.waiting.isOnStack(report)) void watchStack(this.link, this.waiting, report, this.publish);
  }

  /** Has statements run. An app that is busy is not waited for: the report is published, and once more when they have run. */
  private async follow(job: Job): Promise<void> {
    this.link.run(job.id);
    const late = new AbortController();
    const patience = delay(TURN_MS, false, { signal: late.signal }).catch(() => false);
    const isEnded = await Promise.race([job.ended.then(() => true), patience, this.queue.pressed().then(() => false)]);
    late.abort();
    if (isEnded) return this.goOn(job);
    if (job.isRerun) job.report.files.push(...job.planned.map(waitingReport));
    void job.ended.then(() => this.queue.run(() => this.goOnLate(job))).catch(this.failed);
  }

  private async goOnLate(job: Job): Promise<void> {
    await this.goOn(job);
    settleOutcomes(job.report);
    this.publish(job.report);
  }

  /** What waited for statements that have run is planned anew. */
  private async goOn(job: Job): Promise<void> {
    if (job.isRerun) return this.settleRerun(job);
    const own = job.changes.filter(({ module }) => job.made.get(module) === module.running);
    const mayRun = job.progress.thrown === null;
    await this.carryOut(planTexts(own, (module) => ({ ...this.howTo(module), mayRun })), job.report);
    sayProgress(job);
  }

  /** Modules have been run again, or are as they were. */
  private async settleRerun(job: Job): Promise<void> {
    const { planned, changes, progress: { thrown, counts, notes }, report } = job;
    if (thrown) {
      report.files = report.files.filter(({ uri }) => !planned.some(({ file }) => uri === uriOf(file)));
      const failed = thrownInRerun(job);
      return this.refuse(planned.filter(({ file }) => file !== failed.file), [failed], report);
    }
    for (const { module, plan } of changes) plan.definitions = ranDefinitions(plan, notes.filter(({ instance }) => instance === module.instance));
    this.settle(planned, changes, { ok: true, pauseMs: 0, counts: counts ?? [], frames: [], gone: [] }, report);
    // In others of the same update, what waited for their new statements.
    const left = changes.filter(({ plan }) => !plan.rerun && plan.definitions.some(({ status, how }) => status === 'waiting' && how === null));
    if (left.length > 0) await this.carryOut(planTexts(left, this.howTo), report);
  }

  private reject(planned: PlannedFile[], result: Failure, report: UpdateReport): void {
    const failed = failedEvaluation(planned, result);
    if (report.files.length > 0) failLate(report, failed.report);
    else this.refuse(planned.filter(({ file }) => file !== failed.file), [failed], report);
  }
}

/** `changed`: without files that only follow. */
interface Committed { changed: PlannedFile[]; planned: PlannedFile[]; changes: PlannedModule[]; run: number | null; result: (CommitResult & { ok: true }) | Failure }

/** The texts of modules that are to run something yet, beside those that are planned. */
function leftBy(pending: Job[], planned: PlannedFile[]): { module: LoadedModule; text: string }[] {
  const known = new Set(modulesOf(planned).map(({ module }) => module));
  return pending.flatMap(({ changes }) => changes).filter(({ module }) => !known.has(module)).map(({ module, text }) => ({ module, text }));
}

/** Watching tells of a save more than once, and of those that an editor has told of already. */
const isOldNews = ({ trigger }: Batch, results: (PlannedFile | RejectedFile)[]): boolean =>
  trigger === 'watch' && results.every((result) => 'modules' in result && result.modules.length === 0);

/** Those of the planned files that changed themselves, or of which there is news. */
function saidOf(changed: PlannedFile[], planned: PlannedFile[]): PlannedFile[] {
  return planned.filter(({ file, modules }) => changed.some((each) => each.file === file) || modules.some(({ plan }) => plan.definitions.length > 0));
}

function settled(report: UpdateReport, since: number): UpdateReport {
  settleOutcomes(report);
  report.durationMs = round(performance.now() - since);
  return report;
}

const round = (ms: number): number => Math.round(ms * 100) / 100;
