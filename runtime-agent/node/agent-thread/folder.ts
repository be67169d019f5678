/**
 * The folder that agents are found in, as one that can be trusted: whoever can write there could have an editor
 * talk to a false agent, whoever can read there gets the tokens.
 */
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, statSync, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Place } from '../../protocol/discovery.ts';

/** Any access for others than the owner. */
const OTHERS = 0o077;
/** Set on folders that many users share, such as `/tmp`. */
const STICKY = 0o1000;
const ADVICE = 'Or set LIVEGRAFT_DIR to a folder of your own.';

/** @returns what the folder's place depends on, for this process */
export function here(): Place {
  return { env: process.env, platform: process.platform, uid: process.geteuid?.() ?? -1, tmp: tmpdir() };
}

/**
 * Makes the folder where it is missing (0700), and checks it where it is not: it must belong to the user, and nobody
 * else may look in. A mode that is too open is narrowed when only agents' files are in there.
 * @throws Error what is wrong, where, and what to do about it
 */
export function ensureFolder(folder: string, place: Place): void {
  try {
    refuseForeignRuntimeFolder(folder, place);
    makeFolder(folder);
    const { mode } = checkOwner(folder, place);
    if (place.uid !== -1 && (mode & OTHERS) !== 0) narrow(folder, mode);
  } catch (error) {
    throw isSystemError(error) ? cannot('use the folder', folder, error) : error;
  }
}

/**
 * @throws Error when the folder, or the link that stands there, belongs to somebody else, or is not there
 * @returns the folder's stats, links followed
 */
export function checkOwner(folder: string, { uid }: Place): Stats {
  const stats = statSync(folder);
  if (!stats.isDirectory()) throw new Error(`${folder} is not a folder. Remove it. ${ADVICE}`);
  // The link itself too: in a shared folder somebody else could have put one that leads to a folder of this user.
  const foreign = [lstatSync(folder).uid, stats.uid].find((owner) => uid !== -1 && owner !== uid);
  if (foreign === undefined) return stats;
  throw new Error(`The folder ${folder} belongs to user ${foreign}, this process to user ${uid}: `
    + `not used, its owner could read the token. Remove it, or change its owner. ${ADVICE}`);
}

/** Under sudo `$XDG_RUNTIME_DIR` may be another user's: root making a folder there would lock that user out. */
function refuseForeignRuntimeFolder(folder: string, { env, uid }: Place): void {
  const parent = env['XDG_RUNTIME_DIR'];
  if (!parent || join(parent, 'livegraft') !== folder) return;
  const stats = statSync(parent, { throwIfNoEntry: false });
  if (uid === -1 || !stats || stats.uid === uid) return;
  throw new Error(`XDG_RUNTIME_DIR is ${parent}, which belongs to user ${stats.uid}, this process to user ${uid}. `
    + 'Set it to a folder of this user, or unset it.');
}

/** Not `mkdirSync`'s `recursive`: it never returns where every name is ENOENT, as in `/proc` (Node 20 to 26). */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Two agents that start together both make it.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}

function narrow(folder: string, mode: number): void {
  if ((mode & STICKY) === 0 && holdsOnlyAgents(folder)) return chmodSync(folder, 0o700);
  throw new Error(`The folder ${folder} has mode ${(mode & 0o7777).toString(8)}, so that others can look into it, and it is `
    + `not Livegraft's alone: not used, and left as it is. ${ADVICE}`);
}

function holdsOnlyAgents(folder: string): boolean {
  return readdirSync(folder).every((name) => /^\.?\d+(-\d+)?\.(json|sock|json\.tmp)$/.test(name));
}

/** @returns an error that says what could not be done, where, why, and what to do */
export function cannot(what: string, path: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`Cannot ${what} ${path}: ${reason.replace(/\.$/, '')}. Make it writable. ${ADVICE}`, { cause });
}

/** @returns whether it is a system error of that code */
export const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
