/** Runs of Node.js to their end, each with and without the agent, to be compared. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeBinary } from '../tools/node-versions.mjs';
import { within } from '../tools/within.ts';

const REGISTER = new URL('../../dist/livegraft/register.mjs', import.meta.url).href;
const WITNESS = new URL('fixtures/witness.mjs', import.meta.url).href;
/** With any `--import`, Node loads the entry of an app in another way, which shows in stacks and in the origin of uncaught errors. */
const EMPTY = 'data:text/javascript,';
/** Suites of whole packages take a while on a busy machine. */
const DEADLINE_MS = 240_000;

export interface Run {
  /** Of Node.js. */
  version: string;
  cwd: string;
  args: readonly string[];
  /** `$LIVEGRAFT_PACKAGES`: packages that are guarded too. */
  packages?: string;
  env?: Record<string, string>;
  /** Called as soon as the app has printed something. */
  onOutput?: (app: { kill(signal: NodeJS.Signals): boolean }, printed: string) => void;
  stdin?: string;
}

export interface Outcome { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** What a run with the agent came to, and the files of the modules that ran with guards. */
export interface GuardedOutcome extends Outcome { guarded: Set<string> }

export async function runPlain(run: Run): Promise<Outcome> {
  return runNode(run, ['--import', EMPTY], {});
}

export async function runGuarded(run: Run): Promise<GuardedOutcome> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'livegraft-agents-')));
  try {
    const witness = join(folder, 'witness.json');
    const env = { LIVEGRAFT_DIR: folder, LIVEGRAFT_PACKAGES: run.packages ?? '', LIVEGRAFT_TEST_WITNESS: witness };
    const outcome = await runNode(run, ['--import', REGISTER, '--import', WITNESS], env);
    return { ...outcome, guarded: await filesIn(witness) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Not there after a death by a signal. */
async function filesIn(witness: string): Promise<Set<string>> {
  const text = await readFile(witness, 'utf8').catch(() => '[]');
  const files = JSON.parse(text) as string[];
  return new Set(files.map((file) => (file.startsWith('file:') ? fileURLToPath(file) : file)));
}

/** Both, and fails where they differ. Resolves to what they have in common. */
export async function assertSame(run: Run): Promise<GuardedOutcome> {
  const [plain, { guarded, ...outcome }] = await Promise.all([runPlain(run), runGuarded(run)]);
  assert.deepEqual(normalised(outcome), normalised(plain), 'the run with the agent differs (+) from the one without (-)');
  return { ...outcome, guarded };
}

/**
 * Without what differs from run to run: process ids, dates, and times in milliseconds; and without the lines of stacks that are in
 * Node: the load hook makes them one longer, so that the limit of ten cuts one off.
 */
function normalised({ stdout, stderr, ...rest }: Outcome): Outcome {
  const text = (output: string): string => output
    .replace(/\n +at (?:async )?(?:.* \()?node:[^\n]*?( \{)?(?=\n|$)/g, '$1')
    .replace(/\n +\.\.\. \d+ lines matching cause stack trace \.\.\./g, '')
    .replace(/\(node:\d+\)/g, '(node:PID)')
    .replace(/\w{3} \w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT/g, 'DATE')
    .replace(/\b1[789]\d{11}\b/g, 'TIME');
  return { ...rest, stdout: text(stdout), stderr: text(stderr) };
}

async function runNode({ version, cwd, args, env, onOutput, stdin }: Run, options: string[], agentEnv: Record<string, string>): Promise<Outcome> {
  const app = spawn(await nodeBinary(version), [...options, ...args], { cwd, env: { ...plainEnvironment(), ...agentEnv, ...env } });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    app[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      onOutput?.(app, output.stdout + output.stderr);
    });
  }
  app.stdin.end(stdin);
  try {
    const [code, signal] = await within(once(app, 'close'), () => `${args.join(' ')} did not end; it printed: ${output.stdout}\n${output.stderr}`, DEADLINE_MS) as [number | null, NodeJS.Signals | null];
    return { code, signal, ...output };
  } finally {
    app.kill('SIGKILL');
  }
}

/** Nothing of the test runner's, npm's or the developer's own settings; and no cache, where each test's folder would leave a file. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(NODE_.*|LIVEGRAFT.*|npm_.*|FORCE_COLOR|NO_COLOR)$/;
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))), LIVEGRAFT_CACHE: '0' };
}
