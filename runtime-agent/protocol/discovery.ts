/**
 * Finding agents, the pure part: where their folder is, what a file in it says, how its socket is reached.
 * Node and the VS Code extension both build on it. No I/O: environment and platform are parameters.
 */
import { posix, win32 } from 'node:path';
import type { DiscoveryFile } from './messages.ts';

/** What the folder's place depends on. */
export interface Place {
  env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  platform: string;
  /** The effective user's number; -1 where users have none (Windows). */
  uid: number;
  /** The system's temporary folder, as `os.tmpdir()` gives it. */
  tmp: string;
}

/**
 * The folder of discovery files: `$LIVEGRAFT_DIR`, else `$XDG_RUNTIME_DIR/livegraft`, else `livegraft-<uid>` in the
 * temporary folder; on Windows `$LIVEGRAFT_DIR`, else `%LOCALAPPDATA%\livegraft`.
 * @throws Error when `LIVEGRAFT_DIR` is relative: each process would mean another folder by it
 */
export function discoveryFolder(place: Place): string {
  const { env, platform } = place;
  const path = platform === 'win32' ? win32 : posix;
  const own = env['LIVEGRAFT_DIR'];
  if (own) {
    // Without a final slash, which would have a link looked through that is to be looked at.
    if (path.isAbsolute(own)) return path.join(path.dirname(own), path.basename(own));
    throw new Error(`LIVEGRAFT_DIR is "${own}", a relative path. Set it to an absolute one.`);
  }
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] || place.tmp, 'livegraft');
  const runtime = env['XDG_RUNTIME_DIR'];
  // The XDG specification has relative paths ignored.
  return runtime && path.isAbsolute(runtime) ? path.join(runtime, 'livegraft') : temporaryFolder(place);
}

/** @returns the user's own folder below the temporary one */
export function temporaryFolder(place: Place, tmp = place.tmp): string {
  return posix.join(tmp, `livegraft-${place.uid}`);
}

/** What tells an agent from the others: `<pid>`, or `<pid>-<thread>` for an app's worker thread (0: its main thread). */
export function agentId(pid: number, threadId = 0): string {
  return threadId === 0 ? `${pid}` : `${pid}-${threadId}`;
}

/** A discovery file's name, not its path. */
export const isDiscoveryFileName = (name: string): boolean => /^\d+(-\d+)?\.json$/.test(name);

/** @returns what the text says, or `undefined` when it is not a discovery file of this version */
export function parseDiscoveryFile(text: string): DiscoveryFile | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isDiscoveryFile(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @returns whose file of another version of discovery files the text is; `undefined` when it is of none */
export function otherVersion(text: string): { version: number; pid: number } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { livegraft: version, pid } = isRecord(value) ? value : {};
    return typeof version === 'number' && version !== 1 && typeof pid === 'number' ? { version, pid } : undefined;
  } catch {
    return undefined;
  }
}

function isDiscoveryFile(value: unknown): value is DiscoveryFile {
  if (!isRecord(value) || !isRecord(value['runtime'])) return false;
  const { pid, token, socket, startedAt } = value;
  return value['livegraft'] === 1
    && typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0
    && areStrings(value['title'], value['root'], value['entry'], value['runtime']['name'], value['runtime']['version'])
    && typeof socket === 'string' && socket !== ''
    && typeof token === 'string' && /^[\w-]{43}$/.test(token)
    && typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt));
}

/**
 * What `net.connect` needs for a discovery file's `socket`.
 * @throws Error when it begins like TCP but names no port
 */
export function socketAddress(socket: string): { path: string } | { host: string; port: number } {
  if (!socket.startsWith('tcp:')) return { path: socket };
  const url = URL.canParse(socket) ? new URL(socket) : undefined;
  if (!url?.hostname || url.port === '') throw new Error(`"${socket}" is no address. TCP is written tcp://host:port.`);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function areStrings(...values: unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}
