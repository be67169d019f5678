/**
 * Starts the app again without a supervisor: the process replaces itself, by `execve`. To be run on the app's main thread.
 *
 * Facts, tried on Node 22.23.3, 24.21.0 and 26.10.0 (Linux); Node 20 and Windows have no `process.execve`:
 * - The pid stays, and with it the parent, the terminal and the process group. The new program finds its predecessor's
 *   discovery file and socket file under its own pid, left by nobody: whoever listens there first has to unlink it.
 * - Sockets and files are closed by the system (close-on-exec), only 0, 1 and 2 stay: the new program can listen on the same
 *   port at once. Worker threads, the agent's among them, are gone. Signal handlers are reset, no signal is left blocked.
 * - Nothing of the app is run: no `exit` event, no `finally`. Child processes live on, as children of the new program,
 *   which does not know of them; those that wait on a pipe from the app (esbuild's service under tsx) see its end.
 * - An IPC channel to the parent is closed: the parent sees a `disconnect`.
 * - A terminal in raw mode would stay so, without echo: put back here.
 * - While an inspector session is connected to the main thread, Node 22 and 24 print `Waiting for the debugger to
 *   disconnect...`. A `setImmediate` out of `Runtime.evaluate` is always too early: the agent is to disconnect first, and then send
 *   the main thread a message which calls this. For an app that is stuck in a loop there is only the evaluation itself: it
 *   works, with that line.
 * - On Node 22 and 24 a failing `execve` ends the process. What can be checked is checked before.
 */
import { accessSync, constants } from 'node:fs';

/** What a process was started with. An app may change all of it: `chdir`, dotenv, `argv.splice`. */
export interface ProcessStart {
  execPath: string;
  execArgv: readonly string[];
  /** `process.argv` without the program. */
  args: readonly string[];
  env: Readonly<NodeJS.ProcessEnv>;
  cwd: string;
}

type Execve = (file: string, args: readonly string[], env: Readonly<NodeJS.ProcessEnv>) => never;

/**
 * @returns copies, to be made before the app's own code runs. `--env-file`'s values are in `env` by then: a change to that
 * file is not seen by a restart from here, while the supervisor's restart does see it.
 */
export function rememberStart(): ProcessStart {
  const { execPath, execArgv, argv, env } = process;
  return { execPath, execArgv: [...execArgv], args: argv.slice(1), env: { ...env }, cwd: process.cwd() };
}

/** @returns why this process cannot replace itself, for people; `undefined` when it can */
export function whyNoExecve(): string | undefined {
  const advice = 'Start it with "livegraft run" to have it restarted.';
  if (execve() === undefined) return `Node.js ${process.versions.node} on ${process.platform} cannot restart an app from inside. ${advice}`;
  // It would come back as a cluster's primary, and start workers of its own.
  if (process.send !== undefined && isClusterWorker()) return 'A cluster worker cannot be restarted from inside: restart its primary.';
  return undefined;
}

/**
 * Replaces this process by a new start of the app: same pid, arguments and terminal. Does not return.
 * @param start what the app was started with
 * @throws Error when it cannot be done: why, and what to do. The app is untouched then.
 */
export function execveRestart(start: ProcessStart = rememberStart()): never {
  const reason = whyNoExecve();
  const replace = execve();
  if (reason !== undefined || replace === undefined) throw new Error(reason);
  accessSync(start.execPath, constants.X_OK);
  const cwd = process.cwd();
  process.chdir(start.cwd);
  try {
    leaveRawMode();
    return replace(start.execPath, [start.execPath, ...start.execArgv, ...start.args], start.env);
  } catch (error) {
    process.chdir(cwd);
    throw error;
  }
}

const execve = (): Execve | undefined => (process as { execve?: Execve }).execve?.bind(process);

/** Loaded only when it is needed: an app that has no use for `cluster` does not get it. Where `execve` is, this is too. */
const isClusterWorker = (): boolean => (process.getBuiltinModule('node:cluster') as unknown as Cluster).isWorker;
/** The types are of the ES module, which has this below `default`. */
interface Cluster { isWorker: boolean }

/** `process.stdin` is made by its first use: only where it is a terminal, a pipe would become non-blocking. */
function leaveRawMode(): void {
  const { isatty } = process.getBuiltinModule('node:tty');
  if (isatty(0) && process.stdin.isRaw) process.stdin.setRawMode(false);
}
