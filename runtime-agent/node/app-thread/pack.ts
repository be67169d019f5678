/** Reads a pack (`pack-format.ts`), a few hundred kilobytes at a time, and keeps no more than those. */
import { closeSync, fstatSync, readSync } from 'node:fs';
import type { ModuleFormat } from './guarding.ts';
import { checksum, type Entry, flags, HEADER_BYTES, readEntry, readHeader, readKey, readLoadedChecksum, RECORD_BYTES } from './pack-format.ts';

const WINDOW_BYTES = 256 * 1024;

export interface Pack {
  /** What to compile instead of a text: `null` when it gets no guards, `undefined` when that is not known. */
  guarded(text: string, format: ModuleFormat): string | null | undefined;
  /** As in `Guarded.columns`. */
  columns(key: string): number[] | undefined;
  /** The text as it was loaded, before guards were put in. */
  loaded(key: string): string | undefined;
  keys(): Iterable<string>;
  /** An entry as it is, for another pack. */
  raw(key: string): RawEntry | undefined;
  close(): void;
}

export interface RawEntry { entry: Entry; bytes: Buffer }

/** @returns `null` when the file is no pack, is not whole, or was made by other code than this */
export function readPack(fd: number): Pack | null {
  try {
    const index = readIndex(fd);
    return index && new FilePack(fd, index);
  } catch {
    return null; // The disk's fault; the app does without.
  }
}

function readIndex(fd: number): Buffer | null {
  const first = readAt(fd, 0, HEADER_BYTES);
  const header = first && readHeader(first);
  if (!header || checksum === undefined || header.indexAt + header.indexBytes !== fstatSync(fd).size) return null;
  const index = readAt(fd, header.indexAt, header.indexBytes);
  return index && checksum(index) === header.indexChecksum ? index : null;
}

function readAt(fd: number, position: number, bytes: number): Buffer | null {
  const buffer = Buffer.allocUnsafeSlow(bytes);
  return readSync(fd, buffer, 0, bytes, position) === bytes ? buffer : null;
}

const lengthOf = ({ guardedBytes, columnsBytes, loadedBytes }: Entry): number => guardedBytes + columnsBytes + loadedBytes;

class FilePack implements Pack {
  /** Checksum of a text → where its record begins in the index, and that → where the one before of a text with this checksum begins. */
  private readonly bySum = new Map<number, number>();
  private readonly others = new Map<number, number>();
  private byKey: Map<string, number> | undefined;
  private readonly scratch = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  private readonly window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  private windowAt = 0;
  private windowBytes = 0;

  constructor(private readonly fd: number, private readonly index: Buffer) {
    for (let at = 0; at < index.length; at += RECORD_BYTES) {
      const sum = readLoadedChecksum(index, at);
      const other = this.bySum.get(sum);
      if (other !== undefined) this.others.set(at, other);
      this.bySum.set(sum, at);
    }
  }

  guarded(text: string, format: ModuleFormat): string | null | undefined {
    for (let at = this.bySum.get(checksum!(text)); at !== undefined; at = this.others.get(at)) {
      const entry = readEntry(this.index, at);
      if (has(entry, flags.module) !== (format === 'module') || !this.isLoadedFrom(entry, text)) continue;
      return has(entry, flags.unguarded) ? null : this.guardedOf(entry);
    }
    return undefined;
  }

  columns(key: string): number[] | undefined {
    const entry = this.entry(key);
    const bytes = entry && readAt(this.fd, entry.at + entry.guardedBytes, entry.columnsBytes);
    return bytes ? Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readInt32LE(i * 4)) : undefined;
  }

  loaded(key: string): string | undefined {
    const entry = this.entry(key);
    const text = entry && this.loadedOf(entry);
    return text !== undefined && checksum!(text) === entry!.loadedChecksum ? text : undefined;
  }

  keys(): Iterable<string> {
    return this.keyed().keys();
  }

  raw(key: string): RawEntry | undefined {
    const entry = this.entry(key);
    const bytes = entry && readAt(this.fd, entry.at, lengthOf(entry));
    return bytes ? { entry: entry!, bytes } : undefined;
  }

  close(): void {
    closeSync(this.fd);
  }

  private entry(key: string): Entry | undefined {
    const at = this.keyed().get(key);
    return at === undefined ? undefined : readEntry(this.index, at);
  }

  /** Loading does not ask by key. */
  private keyed(): Map<string, number> {
    return (this.byKey ??= new Map(Array.from({ length: this.index.length / RECORD_BYTES }, (_, i) => [readKey(this.index, i * RECORD_BYTES), i * RECORD_BYTES])));
  }

  /** The checksums are equal; without making a string of what is compared with. */
  private isLoadedFrom(entry: Entry, text: string): boolean {
    const bytes = this.bytes(entry)?.subarray(entry.guardedBytes + entry.columnsBytes);
    if (bytes === undefined || bytes.length !== text.length << (has(entry, flags.wideLoaded) ? 1 : 0)) return false;
    if (bytes.length > this.scratch.length) return this.loadedOf(entry) === text;
    this.scratch.write(text, encodingOf(entry, flags.wideLoaded));
    return bytes.equals(this.scratch.subarray(0, bytes.length));
  }

  private loadedOf(entry: Entry): string | undefined {
    const bytes = this.bytes(entry);
    return bytes?.toString(encodingOf(entry, flags.wideLoaded), entry.guardedBytes + entry.columnsBytes);
  }

  /** Text that is not what was written counts as not there. */
  private guardedOf(entry: Entry): string | undefined {
    const bytes = this.bytes(entry)?.subarray(0, entry.guardedBytes);
    return bytes && checksum!(bytes) === entry.guardedChecksum ? bytes.toString(encodingOf(entry, flags.wideGuarded)) : undefined;
  }

  private bytes(entry: Entry): Buffer | undefined {
    const [from, length] = [entry.at, lengthOf(entry)];
    if (length > WINDOW_BYTES) return readAt(this.fd, from, length) ?? undefined;
    if (from < this.windowAt || from + length > this.windowAt + this.windowBytes) {
      this.windowBytes = readSync(this.fd, this.window, 0, WINDOW_BYTES, from);
      this.windowAt = from;
    }
    const bytes = this.window.subarray(from - this.windowAt, from - this.windowAt + length);
    return this.windowBytes >= length ? bytes : undefined;
  }
}

const has = (entry: Entry, flag: number): boolean => (entry.flags & flag) !== 0;
const encodingOf = (entry: Entry, wide: number): BufferEncoding => (has(entry, wide) ? 'utf16le' : 'latin1');
