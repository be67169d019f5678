import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { within } from '../tools/within.ts';

/** A named pipe at which an app stands still while it reads it, until it is let through. */
export class Gate {
  readonly #path: string;
  readonly #writer: ChildProcess;
  /** Somebody has begun to read. */
  readonly #reached: Promise<unknown>;

  constructor(t: TestContext, path: string) {
    this.#path = path;
    execFileSync('mkfifo', [path]);
    // A process of its own, because opening the pipe waits for a reader, and could not be given up.
    this.#writer = spawn('sh', ['-c', 'exec 3> "$0" && echo reached && read _', path], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#reached = once(this.#writer.stdout!, 'data');
    t.after(() => this.#writer.kill('SIGKILL'));
  }

  reached(): Promise<unknown> {
    return within(this.#reached, `nobody has come to ${this.#path}`);
  }

  letThrough(): void {
    this.#writer.stdin!.end();
  }
}
