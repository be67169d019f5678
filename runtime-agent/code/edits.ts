/** A change of text: `text` takes the place of `[start, end)`. Of equal starts insertions come first, and keep the order in which they were made. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  /** Where what happens in it is said to happen; else where it is put. */
  place?: number;
}

export const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text });

const takesText = ({ start, end }: Edit): number => Number(end > start);

/** As they come to stand in the text. */
export const inOrder = (edits: Edit[]): Edit[] => [...edits].sort((a, b) => a.start - b.start || takesText(a) - takesText(b));

/** `source[start, end)` with those of the edits that lie in it. An edit inside another's range is dropped with it. */
export function applyEdits(source: string, edits: Edit[], start = 0, end = source.length): string {
  const inside = edits.filter((edit) => edit.start >= start && edit.end <= end);
  let text = '';
  let position = start;
  for (const edit of inOrder(inside)) {
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
