/** Runs an app as its parent, and starts it again when its agent asks for it. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { UpdateReport } from '../../../protocol/messages.ts';
import { exitCodes, Failure, messageOf } from '../failure.ts';
import { linkToAgent, type AgentLink } from './agent-link.ts';
import { relaySignals, type Ending } from './signals.ts';
import { hasControllingTerminal, rememberTerminal } from './terminal.ts';

export interface SuperviseOptions {
  /** Milliseconds between SIGTERM and SIGKILL, when the app is to make room for its next start. */
  killTimeout: number;
  /** An update was made in the app. */
  updated: (report: UpdateReport) => void;
  /** Tells the user something about the app. */
  say: (text: string) => void;
}

/**
 * Starts `node` with these arguments, on the supervisor's own terminal, folder and environment, until it ends without a
 * restart being asked for.
 * @returns how it ended
 * @throws Failure when it cannot be started
 */
export async function supervise(args: readonly string[], options: SuperviseOptions): Promise<Ending> {
  const restoreTerminal = rememberTerminal();
  let app: App | undefined;
  const stopRelaying = relaySignals({
    hasTerminal: hasControllingTerminal(),
    send: (signal) => app?.send(signal),
    endWanted: () => app?.endWanted(),
  });
  try {
    let ending: Ending;
    do {
      app = new App(args, options);
      ending = await app.ended;
      if (ending.signal !== null) restoreTerminal();
    } while (app.wantsRestart);
    return ending;
  } finally {
    stopRelaying();
  }
}

/** One process of the app. */
class App {
  /** Resolves once it is gone, and with it the ports and files that it held. */
  readonly ended: Promise<Ending>;
  readonly #process: ChildProcess;
  readonly #options: SuperviseOptions;
  readonly #link: AgentLink | undefined;
  /** `ending`: it was to be started again, but meanwhile somebody wants it ended for good. */
  #state: 'running' | 'restarting' | 'ending' = 'running';
  #killTimer: NodeJS.Timeout | undefined;

  constructor(args: readonly string[], options: SuperviseOptions) {
    this.#options = options;
    this.#process = spawn(process.execPath, args, { stdio: 'inherit' });
    this.ended = this.#end();
    this.#link = this.#process.pid === undefined ? undefined : this.#linkTo(this.#process.pid);
  }

  get wantsRestart(): boolean {
    return this.#state === 'restarting';
  }

  send(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** A running app decides itself what the signal means; one that is being restarted is not started again. */
  endWanted(): void {
    if (this.#state === 'restarting') this.#state = 'ending';
  }

  #end(): Promise<Ending> {
    return new Promise((resolve, reject) => {
      this.#process.once('exit', (code, signal) => {
        clearTimeout(this.#killTimer);
        this.#link?.dispose();
        resolve({ code, signal });
      });
      this.#process.on('error', (error) => {
        if (this.#process.pid !== undefined) return this.#options.say(`process ${this.#process.pid} cannot be signalled: ${error.message}`);
        reject(new Failure(`${process.execPath} cannot be started: ${error.message}`, exitCodes.appFailed, { cause: error }));
      });
    });
  }

  #linkTo(pid: number): AgentLink | undefined {
    try {
      return linkToAgent(pid, { restart: () => this.#restart(), updated: this.#options.updated });
    } catch (error) {
      this.#options.say(`the app runs, but cannot be restarted from here: ${messageOf(error)}`);
      return undefined;
    }
  }

  #restart(): void {
    if (this.#state !== 'running') return;
    this.#state = 'restarting';
    this.#options.say('restarting');
    this.#process.kill('SIGTERM');
    this.#killTimer = setTimeout(() => this.#kill(), this.#options.killTimeout);
  }

  #kill(): void {
    this.#options.say(`process ${this.#process.pid} did not end within ${this.#options.killTimeout} ms of SIGTERM: killed`);
    this.#process.kill('SIGKILL');
  }
}
