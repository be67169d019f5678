import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { within } from '../tools/within.ts';

export interface AppOptions {
  /** Absolute path of the `node` to run. */
  node: string;
  /** What `--import` gets, in order: file URLs. */
  imports: string[];
  /** Absolute path. */
  entry: string;
  cwd: string;
  env?: Record<string, string>;
}

interface Answer { id: number; value?: unknown; error?: string }

/** A scenario's app: a process with the probe server and what else is to be preloaded. */
export class AppProcess {
  readonly #child: ChildProcess;
  #output = '';
  #questions = 0;
  /** Rejects when the process ends unasked. */
  readonly #ended: Promise<never>;

  constructor({ node, imports, entry, cwd, env }: AppOptions) {
    const preload = [new URL('probe-server.mjs', import.meta.url).href, ...imports];
    this.#child = fork(entry, [], {
      execPath: node, execArgv: preload.flatMap((url) => ['--import', url]), cwd, env: { ...plainEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => { this.#output += text; });
    }
    // What cannot be sent to a process that has ended is no news: see below.
    this.#child.on('error', () => {});
    this.#ended = once(this.#child, 'close').then(([code, signal]) => {
      throw new Error(`the app ended with ${signal ?? code}; its output:\n${this.#output}`);
    });
    this.#ended.catch(() => {});
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** All that it wrote to stdout and stderr. */
  get output(): string {
    return this.#output;
  }

  /** What `globalThis.probe(step)` resolves to in the app. */
  async probe(step: number | string): Promise<unknown> {
    const id = ++this.#questions;
    const answered = new Promise<Answer>((resolve) => {
      const listen = (answer: Answer) => {
        if (answer.id !== id) return;
        this.#child.off('message', listen);
        resolve(answer);
      };
      this.#child.on('message', listen);
    });
    this.#child.send({ id, step });
    const answer = await this.orEnded(within(answered, `the app did not answer probe(${step})`));
    if (answer.error !== undefined) throw new Error(`probe(${step}) failed in the app: ${answer.error}`);
    return answer.value;
  }

  /** `promise`, or an error as soon as the app ends. */
  orEnded<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.#ended]);
  }

  /** Ends the process and waits for it. */
  async stop(): Promise<void> {
    const closed = this.#ended.catch(() => {});
    // Not `disconnect()`: after it Node never emits `close`.
    if (this.#child.connected) this.#child.send('stop');
    try {
      await within(closed, 'the app did not end when it was asked to');
    } catch (error) {
      this.#child.kill('SIGKILL');
      await closed;
      throw error;
    }
  }
}

/** Nothing of the test runner's, npm's or the developer's own settings; and no cache, where each test's folder would leave a file. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(NODE_.*|LIVEGRAFT.*|npm_.*|FORCE_COLOR|NO_COLOR)$/;
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))), LIVEGRAFT_CACHE: '0' };
}
