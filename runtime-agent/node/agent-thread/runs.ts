import type { PlannedRun } from '../../code/planned.ts';
import type { RunningModule } from '../../code/running.ts';
import { codes, notRun, waitsForTurn } from '../../code/rude-edits.ts';
import type { Definition, UpdateReport } from '../../protocol/messages.ts';
import type { Commit, Progress } from '../link.ts';
import { type LoadedModule, uriOf } from './loaded-modules.ts';
import { keyOf, type PlannedFile, type PlannedModule, worst } from './planned-file.ts';

/** The statements that one commit has the app run, when its event loop comes round. */
export interface Job {
  readonly id: number;
  readonly report: UpdateReport;
  readonly planned: PlannedFile[];
  /** In the order of the commit's parts. */
  readonly changes: PlannedModule[];
  /** Modules are run again: all of the update waits for it. */
  readonly isRerun: boolean;
  /** How many there are that have not been withdrawn. */
  count: number;
  progress: Progress;
  /** What this job has last made of each module: what is another by now belongs to a later update. */
  readonly made: Map<LoadedModule, RunningModule>;
  /** Resolves when none of them is left to be run, or one has thrown. */
  readonly ended: Promise<void>;
}

/** The one owner of statements that are to be run. */
export interface Runs {
  /** The number for a commit's statements; `null` when there are none. */
  next(changes: PlannedModule[]): number | null;
  /** The commit has been made. */
  begin(id: number, planned: PlannedFile[], changes: PlannedModule[], report: UpdateReport): Job;
  take(progress: Progress): void;
  /** Commits of which something has not begun in one of these modules. */
  pending(modules: LoadedModule[]): Job[];
  withdraw(jobs: Job[]): void;
}

export function createRuns(): Runs {
  const jobs = new Map<number, Job & { end: () => void }>();
  let last = 0;
  return {
    next: (changes) => (isRerun(changes) || changes.some(({ plan }) => plan.runs.length > 0) ? ++last : null),
    begin(id, planned, changes, report) {
      let end = (): void => {};
      const ended = new Promise<void>((resolve) => { end = resolve; });
      const made = new Map(changes.map(({ module }) => [module, module.running]));
      const count = changes.reduce((sum, { plan }) => sum + plan.runs.length, 0);
      const progress = { id, begun: 0, ended: 0, thrown: null, counts: null, notes: [] };
      const job = { id, report, planned, changes, isRerun: isRerun(changes), count, made, ended, end, progress };
      jobs.set(id, job);
      return job;
    },
    take(progress) {
      const job = jobs.get(progress.id);
      if (!job) return;
      job.progress = progress;
      if (!job.isRerun) {
        takeModules(job);
        sayProgress(job);
      }
      if (!progress.thrown && progress.ended < job.count) return;
      jobs.delete(progress.id);
      job.end();
    },
    pending: (modules) => [...jobs.values()].filter((job) => (job.isRerun || job.progress.begun < job.count) && job.changes.some(({ module }) => modules.includes(module))),
    withdraw(withdrawn) {
      for (const job of withdrawn) {
        job.count = job.progress.begun;
        if (job.isRerun || job.count === job.progress.ended) jobs.delete(job.id);
      }
    },
  };
}

export const isRerun = (changes: PlannedModule[]): boolean => changes.some(({ plan }) => plan.rerun !== null);

export const withdrawn = (jobs: Job[]): Commit['withdraws'] => jobs.map(({ id, progress: { begun } }) => ({ id, begun }));

/** What has begun is part of what runs, unless it has thrown. */
function takeModules({ changes, made, progress }: Job): void {
  let left = progress.thrown ? progress.ended : progress.begun;
  for (const { module, plan } of changes) {
    const begun = Math.min(left, plan.runs.length);
    left -= begun;
    if (module.running !== made.get(module)) continue;
    module.running = plan.after(begun);
    made.set(module, module.running);
  }
}

/** Says in the report what has come of each statement; of several instances of a module, what is worst. */
export function sayProgress({ changes, report, progress }: Job): void {
  const said = new Map<Definition, Outcome>();
  let index = 0;
  for (const { module, plan } of changes) {
    const definitions = report.files.find(({ uri }) => uri === uriOf(module.file))?.definitions ?? [];
    for (const run of plan.runs) {
      const outcome = outcomeOf(run, index++, progress);
      const definition = run.definition && definitions.find((each) => keyOf(each) === keyOf(run.definition!));
      const other = definition && said.get(definition);
      if (definition && (!other || worst.indexOf(outcome.status) > worst.indexOf(other.status))) said.set(definition, outcome);
    }
  }
  for (const [definition, { status, how, message, code }] of said) {
    Object.assign(definition, { status, how });
    delete definition.message;
    delete definition.code;
    Object.assign(definition, message && { message }, code && { code });
  }
}

type Outcome = Pick<Definition, 'status' | 'how' | 'message' | 'code'>;

function outcomeOf({ how, definition }: PlannedRun, index: number, { begun, ended, thrown }: Progress): Outcome {
  if (index < ended) return definition?.held ? { status: 'stale', how, ...definition.held } : { status: 'live', how };
  if (index >= begun && thrown) return { status: 'failed', how: null, ...notRun };
  if (index >= begun) return { status: 'waiting', how: null, message: waitsForTurn };
  if (!thrown) return { status: 'waiting', how: null, message: 'It has begun, and awaits something.' };
  return { status: 'failed', how: null, code: codes.thrown, message: `It threw when it was run: ${inWords(thrown)}` };
}

export const inWords = ({ message, frame }: NonNullable<Progress['thrown']>): string => `${message}${frame ? ` (line ${frame.line})` : ''}`;
