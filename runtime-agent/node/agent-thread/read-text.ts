import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { codes } from '../../code/rude-edits.ts';
import type { FileError, Range } from '../../protocol/messages.ts';
import type { SourceError } from '../app-thread/source-error.ts';
import type { LoadedModule } from './loaded-modules.ts';
import type { TextOf } from './source-text.ts';

/** An editor that truncates before it writes leaves a file empty for a moment. Tries, and milliseconds between them. */
const EMPTY = { tries: 4, wait: 15 };

/** A file that is written again and again is taken as it is at last. */
const TORN_TRIES = 5;

export class FileProblem extends Error {
  constructor(readonly error: FileError) {
    super(error.message);
  }
}

/**
 * The JavaScript text that the app would get for a module's file now.
 * @throws FileProblem when there is none: what is wrong, and where
 */
export async function readText(module: LoadedModule, textOf: TextOf): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const before = await checkFile(module.file);
    const text = await textOf(module.file, module.url, module.format).catch((error: unknown) => error as SourceError);
    // What was written while the loaders read it may be half of one text, or nothing: it is read again.
    if (attempt < TORN_TRIES && !before.equals(bytesOf(module.file))) continue;
    if (typeof text === 'string') return text;
    const { message, line, character } = text;
    throw new FileProblem({ code: codes.syntax, message, range: line === undefined ? null : rangeAt(line, character ?? 0) });
  }
}

/** @returns what is in it */
async function checkFile(file: string): Promise<Buffer> {
  for (let attempt = 1; ; attempt++) {
    const bytes = bytesOf(file);
    if (bytes.length > 0) {
      checkEncoding(file, bytes);
      return bytes;
    }
    if (attempt === EMPTY.tries) throw problem(codes.empty, `${file} is empty. The app keeps the code it has.`);
    await delay(EMPTY.wait);
  }
}

/** At once: a thread pool that the app keeps busy, or that the system wakes late, would cost more than the reading. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw unreadable(file, error as NodeJS.ErrnoException);
  }
}

function checkEncoding(file: string, bytes: Buffer): void {
  if (!isUtf8(bytes)) throw problem(codes.encoding, `${file} is not UTF-8. Save it as UTF-8; until then the app keeps the code it has.`);
}

function unreadable(file: string, error: NodeJS.ErrnoException): FileProblem {
  if (error.code === 'ENOENT') return problem(codes.deleted, `${file} is gone. The app keeps the code it has.`);
  return problem(codes.unreadable, `${file} cannot be read: ${error.message}. The app keeps the code it has.`);
}

const problem = (code: string, message: string): FileProblem => new FileProblem({ code, message, range: null });

export function rangeAt(line: number, character: number): Range {
  return { start: { line, character }, end: { line, character: character + 1 } };
}
