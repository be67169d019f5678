import type { Commit, FromApp, Progress } from '../link.ts';
import { describeThrown } from './describe-thrown.ts';
import type { StackLines } from './stack.ts';

/** A statement of a module's new text, ready to be run in its scope. */
export interface Statement {
  run: () => unknown;
  /** It gives a promise. */
  awaits: boolean;
}

interface Job { statements: Statement[]; progress: Progress }

/** Statements that came with commits: run in a turn of the event loop of their own, never in the midst of the app's synchronous code. */
export class Turns {
  private readonly jobs = new Map<number, Job>();

  constructor(private readonly send: (message: FromApp) => void, private readonly lines: StackLines) {}

  add(id: number, statements: Statement[]): void {
    // Whoever makes the next commit knows of what has ended before this one.
    for (const [other, job] of this.jobs) if (hasEnded(job)) this.jobs.delete(other);
    this.jobs.set(id, { statements, progress: { id, begun: 0, ended: 0, thrown: null } });
  }

  /** How those are that are further than is thought. */
  changed(thought: Commit['withdraws']): Progress[] {
    return thought.flatMap(({ id, begun }) => {
      const progress = this.jobs.get(id)?.progress;
      return progress && progress.begun !== begun ? [{ ...progress }] : [];
    });
  }

  /** What has not begun will not. */
  withdraw(id: number): void {
    const job = this.jobs.get(id);
    if (job) job.statements.length = job.progress.begun;
    if (job?.progress.begun === 0) this.jobs.delete(id);
  }

  /** To be called with nothing of the app's on the stack. Never throws. */
  run(id: number): void {
    const job = this.jobs.get(id);
    if (job) this.goOn(job);
  }

  private goOn(job: Job): void {
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
    this.send({ type: 'ran', progress: { ...progress } });
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

  private fail({ statements, progress }: Job, error: unknown): void {
    const { message, stack } = describeThrown(error);
    progress.thrown = { message, frame: this.lines.frameOf(stack) };
    statements.length = progress.begun;
  }
}

const hasEnded = ({ statements, progress: { begun, ended, thrown } }: Job): boolean => begun === statements.length && (thrown !== null || ended === begun);
