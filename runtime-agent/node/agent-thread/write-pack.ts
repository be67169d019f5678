/** Writes a pack (`app-thread/pack-format.ts`), aside and renamed: whoever reads the one before goes on with that. */
import { closeSync, openSync, renameSync, rmSync, writeSync, writevSync } from 'node:fs';
import { dirname } from 'node:path';
import { threadId } from 'node:worker_threads';
import { checksum, type Entry, flags, headerBytes, HEADER_BYTES, record } from '../app-thread/pack-format.ts';
import { type Pack, type RawEntry, readPack } from '../app-thread/pack.ts';
import type { GuardedText } from '../link.ts';
import { prepareCacheFolder, removeOldPacks } from './cache-folder.ts';

/** Up to this size a pack keeps texts that the last start did not use: of another entry of the app, or of before an edit. Bytes. */
const ROOMY = 64 * 1024 * 1024;
/** No pack is larger. */
const MOST = 1024 * 1024 * 1024;
/** What is written at once. */
const BATCH = 1024 * 1024;

export interface PackContents {
  /** Keys that this start has used, in order. */
  used: ReadonlySet<string>;
  made: ReadonlyMap<string, GuardedText>;
  /** What the app's thread reads. */
  before: Pack | null;
}

/**
 * @returns the new pack
 * @throws Error when it cannot be written: why
 */
export function savePack(path: string, contents: PackContents): Pack {
  const folder = dirname(path);
  prepareCacheFolder(folder);
  const aside = `${path}.${process.pid}-${threadId}.tmp`;
  try {
    writePack(aside, path, contents);
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
  removeOldPacks(folder);
  const pack = readPack(openSync(path, 'r'));
  if (pack === null) throw new Error(`${path} cannot be read again.`);
  return pack;
}

function writePack(aside: string, path: string, contents: PackContents): void {
  const latest = openIfThere(path);
  const file = openSync(aside, 'w', 0o600);
  try {
    // Another process of the same app may have saved its texts since this one started.
    writeEntries(file, latest === null ? null : readPack(latest), contents);
  } finally {
    closeSync(file);
    if (latest !== null) closeSync(latest);
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}

function writeEntries(file: number, latest: Pack | null, { used, made, before }: PackContents): void {
  const output = new Output(file);
  const records: Buffer[] = [];
  const add = (key: string, raw: RawEntry | undefined, limit: number): void => {
    if (raw && output.at + raw.bytes.length < limit) records.push(record(key, { ...raw.entry, at: output.put(raw.bytes) }));
  };
  output.put(Buffer.alloc(HEADER_BYTES));
  const needed = new Set([...used, ...made.keys()]);
  for (const key of needed) {
    const text = made.get(key);
    add(key, text ? encode(text) : (latest?.raw(key) ?? before?.raw(key)), MOST);
  }
  for (const key of latest?.keys() ?? []) if (!needed.has(key)) add(key, latest!.raw(key), ROOMY);
  const index = Buffer.concat(records);
  const indexAt = output.put(index);
  output.flush();
  writeSync(file, headerBytes({ indexAt, indexBytes: index.length, indexChecksum: checksum!(index) }), 0, HEADER_BYTES, 0);
}

function encode({ format, loaded, guarded, columns }: GuardedText): RawEntry {
  const [loadedBytes, wideLoaded] = encodeText(loaded);
  const [guardedBytes, wideGuarded] = encodeText(guarded ?? '');
  const columnsBytes = Buffer.from(Int32Array.from(columns).buffer);
  const bits = [wideGuarded && flags.wideGuarded, wideLoaded && flags.wideLoaded, guarded === null && flags.unguarded, format === 'module' && flags.module];
  const entry: Entry = {
    at: 0, guardedBytes: guardedBytes.length, columnsBytes: columnsBytes.length, loadedBytes: loadedBytes.length,
    guardedChecksum: checksum!(guardedBytes), loadedChecksum: checksum!(loaded), flags: bits.reduce<number>((sum, bit) => sum + (bit || 0), 0),
  };
  return { entry, bytes: Buffer.concat([guardedBytes, columnsBytes, loadedBytes]) };
}

function encodeText(text: string): [bytes: Buffer, wide: boolean] {
  const wide = /[^\0-\xFF]/.test(text);
  return [Buffer.from(text, wide ? 'utf16le' : 'latin1'), wide];
}

/** Appends to a file. */
class Output {
  at = 0;
  private batch: Buffer[] = [];
  private flushedAt = 0;

  constructor(private readonly file: number) {}

  /** @returns where it is in the file */
  put(bytes: Buffer): number {
    const { at } = this;
    this.batch.push(bytes);
    this.at += bytes.length;
    if (this.at - this.flushedAt > BATCH) this.flush();
    return at;
  }

  /** @throws Error when the disk is full */
  flush(): void {
    const bytes = this.at - this.flushedAt;
    if (bytes > 0 && writevSync(this.file, this.batch) !== bytes) throw new Error('The disk is full.');
    this.batch = [];
    this.flushedAt = this.at;
  }
}
