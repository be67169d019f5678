/** A change of text: `text` takes the place of `[start, end)`. Of equal starts insertions come first, in the order in which they were made. */
export interface Edit { start: number; end: number; text: string }

export const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text });

/** `source[start, end)` with those of the edits that lie in it. An edit inside another's range is dropped with it. */
export function applyEdits(source: string, edits: Edit[], start = 0, end = source.length): string {
  const inside = edits.filter((edit) => edit.start >= start && edit.end <= end);
  const ordered = inside.map((edit, order) => ({ edit, order })).sort((a, b) => a.edit.start - b.edit.start || Number(a.edit.end > a.edit.start) - Number(b.edit.end > b.edit.start) || a.order - b.order);
  let text = '';
  let position = start;
  for (const { edit } of ordered) {
    if (edit.start < position) continue;
    text += source.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return text + source.slice(position, end);
}

/** The first position at or after `from` that is neither white space nor in a comment. */
export function skipTrivia(text: string, from: number): number {
  const trivia = /(?:\s|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
  trivia.lastIndex = from;
  trivia.exec(text);
  return trivia.lastIndex;
}
