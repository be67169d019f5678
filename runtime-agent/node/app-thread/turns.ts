import type { Commit, FromApp, Progress } from '../link.ts';
import { describeThrown } from './describe-thrown.ts';
import type { Rerun } from './rerun.ts';
import type { StackLines } from './stack.ts';

/** A statement of a module's new text, ready to be run in its scope. */
export interface Statement {
  run: () => unknown;
  /** It gives a promise. */
  awaits: boolean;
}

interface Job {
  statements: Statement[];
  progress: Progress;
  /** They run modules again. */
  rerun: Rerun | null;
  /** Whatever is under way of it is of no interest any more. */
  isDead: boolean;
}

/** Statements that came with commits: run in a turn of the event loop of their own, never in the midst of the app's synchronous code. */
export class Turns {
  private readonly jobs = new Map<number, Job>();

  constructor(private readonly send: (message: FromApp) => void, private readonly lines: StackLines) {}

  add(id: number, statements: Statement[], rerun: Rerun | null): void {
    // Whoever makes the next commit knows of what has ended before this one.
    for (const [other, job] of this.jobs) if (hasEnded(job)) this.jobs.delete(other);
    this.jobs.set(id, { statements, rerun, isDead: false, progress: { id, begun: 0, ended: 0, thrown: null, counts: null, notes: [] } });
  }

  /** How those are that are further than is thought. */
  changed(thought: Commit['withdraws']): Progress[] {
    return thought.flatMap(({ id, begun }) => {
      const job = this.jobs.get(id);
      return job && (job.progress.begun !== begun || hasEnded(job)) ? [{ ...job.progress }] : [];
    });
  }

  /** What has not begun will not; modules that are being run again are put back. */
  withdraw(id: number): void {
    const job = this.jobs.get(id);
    if (!job) return;
    if (job.rerun && job.progress.counts && !hasEnded(job)) {
      job.isDead = true;
      job.rerun.undo();
    }
    job.statements.length = job.progress.begun;
    if (job.isDead || job.progress.begun === 0) this.jobs.delete(id);
  }

  /** To be called with nothing of the app's on the stack. Never throws. */
  run(id: number): void {
    const job = this.jobs.get(id);
    if (!job) return;
    try {
      job.progress.counts = job.rerun?.begin() ?? null;
    } catch (error) {
      this.fail(job, error);
    }
    this.goOn(job);
  }

  private goOn(job: Job): void {
    if (job.isDead) return;
    const { statements, progress } = job;
    for (let next = statements[progress.begun]; next; next = statements[progress.begun]) {
      progress.begun++;
      try {
        const result = next.run();
        if (next.awaits) {
          void this.goOnAfter(job, result as Promise<unknown>);
          break;
        }
        progress.ended++;
      } catch (error) {
        this.fail(job, error);
      }
    }
    if (job.rerun && !progress.thrown && hasEnded(job)) this.finish(job.rerun, progress);
    this.send({ type: 'ran', progress: { ...progress } });
  }

  private finish(rerun: Rerun, progress: Progress): void {
    try {
      progress.notes = rerun.finish();
    } catch (error) {
      this.send({ type: 'log', message: `What a module exports could not be passed on. ${describeThrown(error).stack}` });
    }
  }

  private async goOnAfter(job: Job, suspended: Promise<unknown>): Promise<void> {
    try {
      await suspended;
      job.progress.ended++;
    } catch (error) {
      this.fail(job, error);
    }
    this.goOn(job);
  }

  private fail({ statements, progress, rerun, isDead }: Job, error: unknown): void {
    if (isDead) return;
    const { message, stack } = describeThrown(error);
    progress.thrown = { message, frame: this.lines.frameOf(stack) };
    statements.length = progress.begun;
    progress.notes = rerun?.undo() ?? [];
  }
}

function hasEnded({ statements, rerun, progress: { begun, ended, thrown, counts } }: Job): boolean {
  if (thrown !== null) return true;
  return begun === statements.length && ended === begun && (rerun === null || counts !== null);
}
