/** Offsets at which lines begin, by ECMAScript's line terminators. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: { length } } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(index + length);
  return starts;
}

/** 0-based line and character of an offset. */
export function positionOf(starts: readonly number[], offset: number): { line: number; character: number } {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - starts[low]! };
}

/** Between two statements: where a line begins that has nothing but white space and comments; `null` when there is none. */
export function emptyLine(text: string, from: number, to: number): number | null {
  const trivia = /\n|[^\S\n]+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/|#![^\n\r\u2028\u2029]*/y;
  let line = from === 0 && !text.startsWith('#!') ? 0 : null;
  for (trivia.lastIndex = from; trivia.lastIndex < to; ) {
    const match = trivia.exec(text);
    if (!match) return null;
    if (line !== null && match[0].includes('\n')) return line;
    if (match[0] === '\n') line = trivia.lastIndex;
  }
  return null;
}
