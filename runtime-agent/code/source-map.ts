import { decode, encode } from '@jridgewell/sourcemap-codec';
import type { Edit } from './edits.ts';
import { lineStarts, positionOf } from './lines.ts';

const inlineMap = /(\/\/[#@] sourceMappingURL=data:application\/json[^,]*;base64,)([\w+/=]+)[^\S\n]*$/gm;

/**
 * The edit that makes a text's inline source map true again once `edits` have been made: its columns move with what is put in.
 * `null` where the text has none.
 */
export function sourceMapEdit(text: string, edits: readonly Edit[]): Edit | null {
  const match = [...text.matchAll(inlineMap)].at(-1);
  if (!match) return null;
  const [, prefix, data] = match;
  try {
    const map = JSON.parse(Buffer.from(data!, 'base64').toString()) as { mappings: string };
    const moved = encode(moveColumns(decode(map.mappings), text, edits));
    const encoded = Buffer.from(JSON.stringify({ ...map, mappings: moved })).toString('base64');
    return { start: match.index, end: match.index + prefix!.length + data!.length, text: prefix! + encoded };
  } catch {
    return null; // No source map that Node could read either.
  }
}

/**
 * A source map from the text with `edits` to the text without, for debuggers: they compare what they find on disk with what runs,
 * and would show a copy instead of the user's file (VS Code's `enableContentValidation`).
 * @param url of the file, which is both what is compiled and its source
 */
export function editsSourceMap(text: string, edits: readonly Edit[], url: string): string {
  const starts = lineStarts(text);
  const mappings: ReturnType<typeof decode> = starts.map((_, line) => [[0, 0, line, 0]]);
  const shifts = new Map<number, number>();
  for (const { start, end, text: added } of [...edits].sort((a, b) => a.start - b.start)) {
    const { line, character } = positionOf(starts, start);
    const shift = shifts.get(line) ?? 0;
    mappings[line]!.push([character + shift, 0, line, character], [character + shift + added.length, 0, line, character + end - start]);
    shifts.set(line, shift + added.length - (end - start));
  }
  const map = { version: 3, sources: [url], names: [], mappings: encode(mappings) };
  return `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`;
}

function moveColumns(mappings: ReturnType<typeof decode>, text: string, edits: readonly Edit[]): ReturnType<typeof decode> {
  const starts = lineStarts(text);
  const byLine = new Map<number, { column: number; added: number }[]>();
  for (const edit of edits) {
    const { line, character } = positionOf(starts, edit.start);
    if (!byLine.has(line)) byLine.set(line, []);
    byLine.get(line)!.push({ column: character, added: edit.text.length - (edit.end - edit.start) });
  }
  for (const [line, insertions] of byLine) moveLine(mappings[line] ?? [], insertions.sort((a, b) => a.column - b.column));
  return mappings;
}

/** Segments and insertions are both in the order of their columns. */
function moveLine(segments: ReturnType<typeof decode>[number], insertions: { column: number; added: number }[]): void {
  let next = 0;
  let shift = 0;
  for (const segment of segments) {
    while (next < insertions.length && insertions[next]!.column <= segment[0]) shift += insertions[next++]!.added;
    segment[0] += shift;
  }
}
