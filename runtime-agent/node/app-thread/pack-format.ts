/**
 * A pack: the guarded texts of an app in one file. Written by the agent's thread (`agent-thread/write-pack.ts`), read by the app's
 * and, on Node 20, by the thread of the hooks (`pack.ts`). A header, the texts in the order in which the last start asked for them,
 * so that reading on finds the next, and an index of records of equal length.
 */
import zlib from 'node:zlib';
import { GUARD_VERSION } from './guard-version.ts';

/** What the file has of one text: the text with guards, its table of columns (32-bit integers), the text as it was loaded. */
export interface Entry {
  /** Where it begins in the file; lengths are in bytes. */
  at: number;
  guardedBytes: number;
  columnsBytes: number;
  loadedBytes: number;
  /** Of the bytes. */
  guardedChecksum: number;
  /** Of the characters: by it the text is found. */
  loadedChecksum: number;
  /** Of {@link flags}. */
  flags: number;
}

/** Wide: two bytes for each character, else one. Unguarded: this text gets no guards. */
export const flags = { wideGuarded: 1, wideLoaded: 2, unguarded: 4, module: 8 } as const;

const KEY_BYTES = 28;
export const RECORD_BYTES = KEY_BYTES + 7 * 4;

/** CRC-32; `undefined` before Node 20.15: no cache there. */
export const checksum: ((data: Uint8Array | string) => number) | undefined = (zlib as { crc32?: (data: Uint8Array | string) => number }).crc32;

/** By it records are found, without reading all that is in them. */
export const readLoadedChecksum = (index: Buffer, at: number): number => index.readUInt32LE(at + KEY_BYTES + 20);

export const readKey = (index: Buffer, at: number): string => index.toString('latin1', at, at + KEY_BYTES);

export function readEntry(index: Buffer, at: number): Entry {
  const number = (field: number): number => index.readUInt32LE(at + KEY_BYTES + 4 * field);
  return {
    at: number(0), guardedBytes: number(1), columnsBytes: number(2), loadedBytes: number(3),
    guardedChecksum: number(4), loadedChecksum: number(5), flags: number(6),
  };
}

export function record(key: string, { at, guardedBytes, columnsBytes, loadedBytes, guardedChecksum, loadedChecksum, flags: bits }: Entry): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES);
  bytes.write(key, 'latin1');
  [at, guardedBytes, columnsBytes, loadedBytes, guardedChecksum, loadedChecksum, bits].forEach((number, i) => bytes.writeUInt32LE(number, KEY_BYTES + 4 * i));
  return bytes;
}

/** Where the index is; it is the file's end. */
export interface Header { indexAt: number; indexBytes: number; indexChecksum: number }

const mark = Buffer.from(`livegraft pack 1 ${GUARD_VERSION}`.padEnd(52), 'latin1');
export const HEADER_BYTES = mark.length + 3 * 4;

/** @returns `null` when it is no pack's header, or one that other code has made */
export function readHeader(bytes: Buffer): Header | null {
  if (!bytes.subarray(0, mark.length).equals(mark)) return null;
  const number = (field: number): number => bytes.readUInt32LE(mark.length + 4 * field);
  return { indexAt: number(0), indexBytes: number(1), indexChecksum: number(2) };
}

export function headerBytes({ indexAt, indexBytes, indexChecksum }: Header): Buffer {
  const bytes = Buffer.concat([mark], HEADER_BYTES);
  [indexAt, indexBytes, indexChecksum].forEach((number, i) => bytes.writeUInt32LE(number, mark.length + 4 * i));
  return bytes;
}
