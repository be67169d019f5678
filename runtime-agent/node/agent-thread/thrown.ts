import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ThrownError } from '../../protocol/messages.ts';
import type { FromApp } from '../link.ts';
import { rangeAt } from './read-text.ts';

/** An uncaught error of the app as editors hear of it. Its stack's lines are those of the sources already (`app-thread/stack.ts`). */
export function thrownError({ message, frame, stack }: FromApp & { type: 'threw' }): ThrownError {
  const uri = frame ? asUri(frame.file) : null;
  return { message, uri, range: frame && uri ? rangeAt(frame.line - 1, frame.column - 1) : null, stack };
}

function asUri(file: string): string | null {
  try {
    return file.startsWith('file:') ? pathToFileURL(fileURLToPath(file)).href : pathToFileURL(file).href;
  } catch {
    return null;
  }
}
