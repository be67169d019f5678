/**
 * Finding agents, the part that touches the disk: an agent announces itself, its clients list who is alive.
 * Synchronous and short. Shared by the agent and the command line.
 */
import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, renameSync, unlinkSync, writeFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import {
  agentId, discoveryFolder, isDiscoveryFileName, parseDiscoveryFile, temporaryFolder, type Place,
} from '../../protocol/discovery.ts';
import type { DiscoveryFile } from '../../protocol/messages.ts';
import { cannot, checkOwner, ensureFolder, hasCode, here } from './folder.ts';

/** A discovery file and where it lies. */
export interface Announced { path: string; file: DiscoveryFile }

/** Larger files are not ours. */
const MAX_FILE_BYTES = 64 * 1024;

/**
 * The folder for an agent's files, made where it is missing.
 * @throws Error when it cannot be used: what, where, what to do. The app then goes on without an agent.
 */
export function openFolder(place: Place = here()): string {
  const folder = discoveryFolder(place);
  ensureFolder(folder, place);
  return folder;
}

/** @returns a secret for one agent: 32 random bytes as base64url, 43 characters */
export const createToken = (): string => randomBytes(32).toString('base64url');

/**
 * Where an agent is to listen; what a dead process of the same number left there is removed.
 * @param id from `agentId`
 * @returns a Unix socket's path, below `folder` or, where that is too long for one, below a temporary folder; a pipe's
 * name on Windows
 * @throws Error when no folder is short enough, or the one that is cannot be used
 */
export function chooseSocket(folder: string, id: string, place: Place = here()): string {
  if (place.platform === 'win32') return `\\\\.\\pipe\\livegraft-${id}-${randomBytes(8).toString('hex')}`;
  const folders = [folder, temporaryFolder(place), temporaryFolder(place, '/tmp')];
  const short = folders.find((each) => Buffer.byteLength(join(each, `${id}.sock`)) <= maxSocketBytes(place.platform));
  if (short === undefined) throw new Error(`No folder has a path short enough for a socket, not even ${folders.at(-1)}.`);
  if (short !== folder) ensureFolder(short, place);
  const socket = join(short, `${id}.sock`);
  removeSocket(socket);
  return socket;
}

/** `sun_path` less its final zero: 108 bytes on Linux, 104 on macOS and the BSDs. */
const maxSocketBytes = (platform: string): number => (platform === 'linux' ? 107 : 103);

/**
 * Writes the discovery file: to be called once the socket listens, so that whoever reads the file can connect.
 * @param threadId the app's worker thread; 0 for its main thread
 * @returns the file's path, for `withdraw`
 * @throws Error when it cannot be written: what, where, what to do
 */
export function announce(folder: string, file: DiscoveryFile, threadId = 0): string {
  const [path, aside] = filesOf(folder, file.pid, threadId);
  try {
    writeFileSync(aside, JSON.stringify(file), { mode: 0o600 });
    renameSync(aside, path);
  } catch (error) {
    removeQuietly(aside);
    throw cannot('write the discovery file', path, error);
  }
  return path;
}

/** @returns the paths that `announce` writes: the discovery file, and what becomes it */
export function filesOf(folder: string, pid: number, threadId = 0): [path: string, aside: string] {
  const name = `${agentId(pid, threadId)}.json`;
  return [join(folder, name), join(folder, `.${name}.tmp`)];
}

/** Removes an agent's files: at its end, or by whoever finds that nobody listens on its socket any more. */
export function withdraw({ path, file }: Announced): void {
  removeQuietly(path);
  removeSocket(file.socket);
}

/**
 * The agents whose process lives. Files of dead ones are removed, with their sockets; what is no discovery file, or
 * not this user's, is left alone and not listed.
 * @returns an empty list when there is no folder yet
 * @throws Error when the folder belongs to somebody else
 */
export function listAgents(place: Place = here()): Announced[] {
  const folder = discoveryFolder(place);
  if (!exists(folder)) return [];
  checkOwner(folder, place);
  const all = readdirSync(folder).filter(isDiscoveryFileName).flatMap((name) => read(join(folder, name), place) ?? []);
  const living = all.filter(isAlive);
  all.filter((each) => !living.includes(each)).forEach(withdraw);
  return living;
}

function read(path: string, { uid }: Place): Announced | undefined {
  try {
    const stats = lstatSync(path);
    const ours = stats.isFile() && stats.size <= MAX_FILE_BYTES && (uid === -1 || stats.uid === uid);
    const file = ours ? parseDiscoveryFile(readFileSync(path, 'utf8')) : undefined;
    return file && { path, file };
  } catch {
    return undefined; // It went between the listing and the reading: its agent has ended.
  }
}

function isAlive({ file }: Announced): boolean {
  try {
    process.kill(file.pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, as another user: an app that gave up its rights after its start.
    return hasCode(error, 'EPERM');
  }
}

const exists = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Only ever a socket: the path comes from a file. */
function removeSocket(path: string): void {
  if (path.startsWith('tcp:') || path.startsWith('\\\\')) return;
  removeQuietly(path, (stats) => stats.isSocket());
}

/** What cannot be removed harms nobody: the next who meets it tries again. */
function removeQuietly(path: string, when: (stats: Stats) => boolean = () => true): void {
  try {
    if (when(lstatSync(path))) unlinkSync(path);
  } catch { /* see above */ }
}
