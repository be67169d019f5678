/**
 * An agent's files, noted where the app's thread finds them when it ends: the agent's own thread is ended with the process, before
 * it can tidy up, and may be just about to make them.
 */
import { readdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sharedLayout } from './link.ts';

/** Of the word {@link sharedLayout.files}. */
const FREE = 0;
const MAKING = 1;
const ENDED = 2;
/** How long an ending app waits for an agent that makes its files, in milliseconds. */
const PATIENCE = 100;

/**
 * For the agent's thread: makes files that are to be removed when the app ends.
 * @param files absolute paths
 * @throws Error when the app is ending
 */
export async function makeNotedFiles<Made>(shared: SharedArrayBuffer, files: string[], make: () => Promise<Made>): Promise<Made> {
  const words = new Int32Array(shared);
  if (Atomics.compareExchange(words, sharedLayout.files, FREE, MAKING) !== FREE) throw new Error('The app is ending.');
  try {
    note(shared, files);
    return await make();
  } finally {
    Atomics.store(words, sharedLayout.files, FREE);
    Atomics.notify(words, sharedLayout.files);
  }
}

function note(shared: SharedArrayBuffer, files: string[]): void {
  const bytes = Buffer.from(JSON.stringify(files));
  if (bytes.length > sharedLayout.bytes - sharedLayout.names) return; // Left for whoever meets them.
  new Uint8Array(shared, sharedLayout.names).set(bytes);
  Atomics.store(new Int32Array(shared), sharedLayout.namesLength, bytes.length);
}

/** For the app's thread: removes what is noted; from now on nothing more is made. */
export function removeNotedFiles(shared: SharedArrayBuffer): void {
  const words = new Int32Array(shared);
  if (Atomics.compareExchange(words, sharedLayout.files, FREE, ENDED) === MAKING) {
    Atomics.wait(words, sharedLayout.files, MAKING, PATIENCE);
    Atomics.store(words, sharedLayout.files, ENDED);
  }
  notedFiles(shared).forEach(remove);
}

/**
 * For the app's thread: removes what agents of its worker threads left, where they could not do so themselves.
 * @param threadId of one that has ended; none: of all
 */
export function removeFilesOfWorkers(shared: SharedArrayBuffer, threadId?: number): void {
  const theirs = new RegExp(`^${process.pid}-${threadId ?? '\\d+'}\\.(json|sock)$`);
  for (const folder of new Set(notedFiles(shared).map((file) => dirname(file)))) {
    namesIn(folder).filter((name) => theirs.test(name)).forEach((name) => remove(join(folder, name)));
  }
}

function notedFiles(shared: SharedArrayBuffer): string[] {
  const length = Atomics.load(new Int32Array(shared), sharedLayout.namesLength);
  const bytes = Buffer.from(new Uint8Array(shared, sharedLayout.names, length));
  return length === 0 ? [] : (JSON.parse(bytes.toString()) as string[]);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // It is gone, and they with it.
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch { /* It is gone already. */ }
}
