/** The command line as users have it, a bundle in a folder of its own, for tests: run it, talk with it, end it. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { build, type BuildOptions } from 'esbuild';
import { major } from '../tools/chosen-versions.ts';
import { within } from '../tools/within.ts';

const checkout = join(import.meta.dirname, '..', '..');
const source = (path: string): string => join(checkout, 'runtime-agent', 'node', path);

/**
 * A folder with `cli.cjs`, `restart.cjs`, and `register.mjs` with its `agent.mjs`: the stand-ins, or, from the npm package's
 * folder that `LIVEGRAFT_TEST_PACKAGE` names, the real ones. The blank and the umlaut in the folder's name have to do no harm.
 */
export async function buildCommandLine(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'livegraft clä-')));
  const common = { bundle: true, platform: 'node', target: 'node20', outdir: folder, logLevel: 'warning' } as const;
  const realPackage = process.env['LIVEGRAFT_TEST_PACKAGE'];
  if (realPackage) await cp(realPackage, folder, { recursive: true });
  else await buildStandIn(common);
  await build({
    ...common, format: 'cjs', outExtension: { '.js': '.cjs' }, define: { __LIVEGRAFT_VERSION__: '"1.2.3"' },
    entryPoints: { cli: source('cli/cli.ts'), restart: source('app-thread/restart.ts') },
  });
  return folder;
}

async function buildStandIn(common: BuildOptions): Promise<void> {
  const standIn = (name: string): string => join(checkout, 'test', 'agent', 'stand-in', name);
  await build({
    ...common, format: 'esm', outExtension: { '.js': '.mjs' },
    // What bundled CommonJS code calls for Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    entryPoints: { register: standIn('register.ts'), agent: standIn('agent.ts') },
  });
}

export const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });

/** A folder for one test: an app's, with the agents' folder in it. */
export async function workFolder(t: TestContext, files: Record<string, string> = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'livegraft-app-')));
  t.after(async () => {
    // What is after a test is done in order, and not at all after a failure; nothing must write there any more.
    endGroups(t);
    await remove(folder);
  });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** Whether a process can replace itself there. */
export const hasExecve = (version: string): boolean => major(version) !== '20' && process.platform !== 'win32';

/** Where the agents of a `workFolder`'s apps are found. */
export const agentsFolder = (folder: string): string => join(folder, '.agents');

export interface Ended { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** A process whose output is read as it comes. */
export class Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';

  /** Each in a session of its own: a terminal that the tests run in is not its terminal. */
  constructor(t: TestContext, command: string, args: readonly string[], options: SpawnOptions) {
    this.process = spawn(command, args, { stdio: 'pipe', detached: true, ...options });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => { this.#stdout += text; });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => { this.#stderr += text; });
    this.ended = once(this.process, 'close').then(([code, signal]) => ({ code, signal, stdout: this.#stdout, stderr: this.#stderr }));
    processes.set(t, [...(processes.get(t) ?? []), this.process]);
    t.after(() => endGroups(t));
  }

  /** Resolves with the match as soon as it has been printed. */
  async prints(pattern: RegExp): Promise<RegExpExecArray> {
    const found = new Promise<RegExpExecArray>((resolve) => {
      const look = (): void => {
        const match = pattern.exec(this.#stdout + this.#stderr);
        if (match) resolve(match);
      };
      for (const stream of [this.process.stdout, this.process.stderr]) stream?.on('data', look);
      look();
    });
    return within(found, () => `${pattern} was not printed, but: ${this.#stdout}\n${this.#stderr}`);
  }

  end(): Promise<Ended> {
    return within(this.ended, () => `the process did not end; it printed: ${this.#stdout}\n${this.#stderr}`);
  }
}

/** Those that a test has started. */
const processes = new WeakMap<TestContext, ChildProcess[]>();

const endGroups = (t: TestContext): void => processes.get(t)?.forEach(endGroup);

/** The process, and the app that it may have left. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export interface CommandOptions extends SpawnOptions {
  /** The folder of `buildCommandLine`. */
  bundles: string;
  cwd: string;
  /** Default: the Node.js that runs the test. */
  node?: string;
}

/** Starts `livegraft` in a `workFolder`. */
export function livegraft(t: TestContext, args: readonly string[], { bundles, cwd, node = process.execPath, ...options }: CommandOptions): Running {
  const env = { ...process.env, LIVEGRAFT_DIR: agentsFolder(cwd), NODE_OPTIONS: '', ...options.env };
  return new Running(t, node, [join(bundles, 'cli.cjs'), ...args], { ...options, cwd, env });
}
