/** Where a range of text is after the text was edited. Pure; positions as in LSP and VS Code, zero-based. */
import type { Position, Range } from '../runtime-agent/protocol/messages.ts';

/** One edit: `range` of the text before it was replaced by `text`. A `vscode.TextDocumentContentChangeEvent` is one. */
export interface TextChange { range: Range; text: string }

/** What has to be remembered of an edit: not its text. */
export interface Shift {
  start: Position;
  end: Position;
  /** Where `end` is now. */
  newEnd: Position;
  /** It put something right after `start` that belongs to what stands before it. */
  joinsBefore: boolean;
  /** The same for what stands behind it. */
  joinsAfter: boolean;
  /** Nothing went, and nothing but white space came. */
  isBlank: boolean;
}

/** @returns what has to be known of an edit to follow ranges through it */
export function toShift({ range, text }: TextChange): Shift {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1)?.length ?? 0;
  const line = range.start.line + lines.length - 1;
  const newEnd = { line, character: lines.length === 1 ? range.start.character + last : last };
  return {
    start: copy(range.start), end: copy(range.end), newEnd,
    joinsBefore: lines[0]?.trim() !== '', joinsAfter: lines.at(-1)?.trim() !== '',
    isBlank: text.trim() === '' && compare(range.start, range.end) === 0,
  };
}

/** @returns where the range is after the edit; `undefined` when the edit changed its own text */
export function shiftRange(range: Range, shift: Shift): Range | undefined {
  const afterwards = compare(shift.start, range.end);
  if (afterwards > 0 || (afterwards === 0 && !shift.joinsBefore)) return range;
  const before = compare(shift.end, range.start);
  if (before > 0 || (before === 0 && shift.joinsAfter)) return undefined;
  return { start: move(range.start, shift), end: move(range.end, shift) };
}

function move(position: Position, { end, newEnd }: Shift): Position {
  const character = position.line === end.line ? position.character + newEnd.character - end.character : position.character;
  return { line: position.line + newEnd.line - end.line, character };
}

const compare = (a: Position, b: Position): number => a.line - b.line || a.character - b.character;

const copy = ({ line, character }: Position): Position => ({ line, character });

/** @returns where the text that was in the range is after the edit, the edit's own text included when it changed the range's */
export function followRange(range: Range, shift: Shift): Range {
  const moved = shiftRange(range, shift);
  if (moved) return moved;
  const start = compare(shift.start, range.start) < 0 ? shift.start : range.start;
  return { start, end: compare(shift.end, range.end) < 0 ? move(range.end, shift) : shift.newEnd };
}

/** @returns whether the first range has all of the second one */
export const contains = (outer: Range, inner: Range): boolean => compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
