/**
 * The developer's cache folder: what tests and `npm start` fetch once and keep outside the checkout.
 * Plain JavaScript without dependencies: it also runs before `npm install` has.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const LOCK_POLL_MS = 500;

/** Absolute path inside the cache folder (`$LIVEGRAFT_TEST_CACHE`, else `~/.cache/livegraft-dev`). */
export function cached(...segments) {
  return join(process.env.LIVEGRAFT_TEST_CACHE || join(homedir(), '.cache', 'livegraft-dev'), ...segments);
}

/**
 * Runs `build(temporaryFolder)` and renames its result to `target`, so that `target` is either whole or not there.
 * Several may do it at once: the first to finish wins.
 */
export async function buildAside(target, build) {
  await mkdir(dirname(target), { recursive: true });
  const aside = await mkdtemp(`${target}.tmp-`);
  try {
    await build(aside);
    await rename(aside, target).catch((error) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/**
 * Runs `build(folder)` unless `folder` is already complete; a second process that asks meanwhile waits for the first.
 * An interrupted build goes on in the same folder, so `build` must bear being run again (see {@link step}).
 */
export async function buildOnce(folder, build) {
  const marker = join(folder, '.complete');
  if (existsSync(marker)) return;
  await exclusively(join(folder, '.lock'), async () => {
    if (existsSync(marker)) return;
    await build(folder);
    await writeFile(marker, '');
  });
}

/** Runs `action` while no other process runs one under the same lock file, and resolves to its result. */
export async function exclusively(lockFile, action) {
  await mkdir(dirname(lockFile), { recursive: true });
  const release = await lock(lockFile);
  try {
    return await action();
  } finally {
    await release();
  }
}

/** One step of a resumable build: done at most once per folder. */
export async function step(folder, name, action) {
  const marker = join(folder, `.done-${name}`);
  if (existsSync(marker)) return;
  await action();
  await writeFile(marker, '');
}

/** A lock file that names its owner's pid; one whose owner is gone is taken over. Resolves to its release. */
async function lock(file) {
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (await isAbandoned(file)) await rm(file, { force: true });
    else await delay(LOCK_POLL_MS);
  }
}

async function isAbandoned(file) {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number(text);
  // Empty: its owner is just about to write the pid, or the file has gone meanwhile.
  return pid > 0 && !isAlive(pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Runs npm in `cwd`, its output shown only when it fails. `node`: the Node.js binary to run it with.
 * @throws Error with the command and the end of its output.
 */
export async function npm(args, { cwd, node = process.execPath }) {
  const path = [dirname(node), process.env.PATH].join(delimiter);
  const env = { ...withoutNpmScriptVariables(process.env), PATH: path };
  await run('npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier'], { cwd, env });
}

/** Under `npm test`, npm hands its own project's settings down; ours is another project. A user's registry stays. */
function withoutNpmScriptVariables(env) {
  const own = /^(npm_(package|lifecycle)_.*|npm_config_(local_prefix|workspaces?|include_workspace_root)|NODE_OPTIONS|INIT_CWD)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}

/** Runs a command to its end and resolves to its output. @throws Error with the end of its output when it fails. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    const collect = (chunk) => { output += chunk; };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`\`${command} ${args.join(' ')}\` in ${options.cwd ?? process.cwd()} failed (exit code ${code}):\n${output.slice(-4000)}`));
    });
  });
}
