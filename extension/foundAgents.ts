/** Which agents there are: the discovery folder, watched. Knows neither VS Code nor the protocol's messages. */
import { existsSync } from 'node:fs';
import { lstat, mkdir, readFile, stat, unlink } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { isDiscoveryFileName, otherVersion, parseDiscoveryFile } from '../runtime-agent/protocol/discovery.ts';
import type { DiscoveryFile } from '../runtime-agent/protocol/messages.ts';
import type { Disposable } from './disposableStore.ts';
import { messageOf, type Log, type Tell } from './log.ts';

/** Living agents by the path of their discovery file. */
export type FoundAgents = ReadonlyMap<string, DiscoveryFile>;

/** Larger files are not an agent's. */
const MAX_FILE_BYTES = 64 * 1024;

/**
 * Watches the folder of discovery files, which need not be there yet.
 * @param place the folder's absolute path
 * @param onChange called with all living agents whenever there is one more, one fewer or another one
 * @param tell told of what keeps agents from being found
 */
export function watchAgents(place: string, onChange: (agents: FoundAgents) => void, log: Log, tell: Tell): Disposable {
  const folder = resolve(place); // without a slash at its end, as chokidar names it
  const agents = new Map<string, DiscoveryFile>();
  let watcher: FSWatcher | undefined;
  let disposed = false;
  // One after the other: two events of one file must not overtake each other.
  let work = start();

  async function start(): Promise<void> {
    try {
      await openFolder(folder);
    } catch (error) {
      tell(`Apps cannot be found: ${messageOf(error)}. Put that right, or set LIVEGRAFT_DIR, and reload the window.`);
      return;
    }
    if (disposed) return;
    log.info(`Running apps are looked for in ${folder}.`);
    watcher = watchFolder(folder).on('all', (event, path) => { work = work.then(() => handle(event, path)); });
    watcher.on('error', (error) => log.error(`The folder of running apps, ${folder}, cannot be watched: ${messageOf(error)}`));
  }

  async function handle(event: string, path: string): Promise<void> {
    if (disposed) return;
    if (event === 'unlinkDir' && path === folder) return startAgain();
    if (!isDiscoveryFileName(basename(path))) return;
    const agent = event === 'unlink' ? undefined : await readAgent(path, log, tell);
    if (agent === undefined && !agents.has(path)) return;
    if (agent === undefined) agents.delete(path);
    else agents.set(path, agent);
    if (!disposed) onChange(agents);
  }

  /** The folder is gone, and chokidar would not notice that it comes back. */
  async function startAgain(): Promise<void> {
    await watcher?.close();
    agents.clear();
    onChange(agents);
    // With its parent gone too, somebody is clearing up: a folder made now would be left behind.
    if (existsSync(dirname(folder))) await start();
  }

  return {
    dispose: () => {
      disposed = true;
      void watcher?.close();
    },
  };
}

/** @returns whether a process of this number lives */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, as another user: an app that gave up its rights after its start.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const watchFolder = (folder: string): FSWatcher =>
  watch(folder, { ignored: (path) => path !== folder && !isDiscoveryFileName(basename(path)) });

/** Makes the folder where it is missing. @throws Error when it is another user's, who could have the editor talk to a false agent */
async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const user = process.geteuid?.();
  const { uid } = await stat(folder);
  if (user !== undefined && uid !== user) throw new Error(`the folder ${folder} belongs to user ${uid}, not to you (${user})`);
}

/** @returns `undefined` for what is no discovery file of this user's, and for one whose process is gone (which is removed) */
async function readAgent(path: string, log: Log, tell: Tell): Promise<DiscoveryFile | undefined> {
  try {
    const stats = await lstat(path);
    const ours = stats.isFile() && stats.size <= MAX_FILE_BYTES && (process.geteuid?.() ?? stats.uid) === stats.uid;
    const text = ours ? await readFile(path, 'utf8') : '';
    const agent = parseDiscoveryFile(text);
    const stranger = agent === undefined ? otherVersion(text) : undefined;
    if (stranger !== undefined && isAlive(stranger.pid)) {
      tell(`The app of process ${stranger.pid} has an agent of another version (${stranger.version}). Update the app’s package livegraft, or this extension.`);
      return undefined;
    }
    if (agent === undefined) log.warn(`${path} is not a discovery file of this user and version of Livegraft: left alone.`);
    if (agent === undefined || isAlive(agent.pid)) return agent;
    await unlink(path);
    log.debug(`${path} was left behind by a process that is gone: removed.`);
  } catch (error) {
    log.debug(`${path} went away while it was looked at: ${messageOf(error)}`);
  }
  return undefined;
}
