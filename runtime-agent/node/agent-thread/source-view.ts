import { decodedMappings, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lineStarts, positionOf } from '../../code/lines.ts';
import type { Position, Range } from '../../protocol/messages.ts';

/** A module's JavaScript text as its author knows it: positions in the source, through an inline source map where there is one. */
export interface SourceView {
  /** 0-based position in the source of an offset in the JavaScript text. */
  locate(offset: number): Position;
  range(start: number, end: number): Range;
  /** For each line of the source what of the code stands there: equal for lines that say the same. */
  lines(): string[];
  /** The text was compiled from a source with other lines. */
  compiled: boolean;
}

const inlineMap = /\/\/[#@] sourceMappingURL=data:application\/json[^,]*;base64,([\w+/=]+)\s*(?:$|\n)/g;

/** @param file the module's path: of a map's several sources, positions in this one are wanted */
export function sourceView(text: string, file: string): SourceView {
  const starts = lineStarts(text);
  const plain = (offset: number): Position => positionOf(starts, offset);
  const map = readMap(text, file);
  const locate = map ? (offset: number) => original(map, plain(offset)) : plain;
  return {
    locate,
    range: (start, end) => ({ start: locate(start), end: map ? original(map, plain(Math.max(start, end - 1)), 1) : plain(end) }),
    lines: () => (map ? mappedLines(map, text, starts) : text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trim())),
    compiled: map !== null,
  };
}

function readMap(text: string, file: string): TraceMap | null {
  const encoded = [...text.matchAll(inlineMap)].at(-1)?.[1];
  if (!encoded) return null;
  try {
    return new TraceMap(Buffer.from(encoded, 'base64').toString(), pathToFileURL(file).href);
  } catch {
    return null; // Not a source map after all: positions in the JavaScript are better than none.
  }
}

function original(map: TraceMap, { line, character }: Position, after = 0): Position {
  const found = originalPositionFor(map, { line: line + 1, column: character });
  return found.line === null ? { line: 0, character: 0 } : { line: found.line - 1, character: found.column + after };
}

/** The source itself is seldom in the map: what was compiled from each of its lines stands for it. */
function mappedLines(map: TraceMap, text: string, starts: number[]): string[] {
  const lines: string[] = [];
  const segments = decodedMappings(map).flatMap((line, row) => line.map((segment) => ({ offset: starts[row]! + segment[0], line: segment[2] })));
  segments.forEach(({ offset, line }, index) => {
    if (line !== undefined) lines[line] = (lines[line] ?? '') + text.slice(offset, segments[index + 1]?.offset ?? text.length).trim();
  });
  return Array.from(lines, (line) => line ?? '');
}

/** The path of a file URL, whatever query it has. */
export function pathOf(url: string): string {
  return fileURLToPath(url.replace(/[?#].*$/s, ''));
}
