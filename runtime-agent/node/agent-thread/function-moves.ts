import type { RunningFunction, RunningModule } from '../../code/running.ts';
import type { Position } from '../../protocol/messages.ts';
import { lineMoves } from './line-moves.ts';

/**
 * Puts right where the lines of functions that run as they were loaded are now: of what changes its place a comparison of whole
 * files knows nothing, but the plan says which function is which.
 * @param moves for each loaded line (0-based) its place now, as far as the comparison knows; corrected in place
 * @param locate positions of the new text's offsets
 */
export function correctMoves(moves: number[], { statements }: RunningModule, olds: readonly string[], news: readonly string[], locate: (offset: number) => Position): void {
  for (const { functions } of statements) for (const each of functions) correct(each);

  function correct({ code: { fn }, place, children }: RunningFunction): void {
    const [start, end] = [locate(fn.start).line, locate(fn.end).line];
    if (!place.emitted && move(place, start, end)) return;
    children.forEach(correct);
  }

  /** @returns whether all of its lines are the same, with all that is in it */
  function move(place: { start: number; end: number }, start: number, end: number): boolean {
    const [before, after] = [olds.slice(place.start, place.end + 1), news.slice(start, end + 1)];
    const isSame = before.length === after.length && before.every((line, i) => line === after[i]);
    const inside = isSame ? before.map((_, i) => i) : lineMoves(before, after);
    // The first and the last line may be other functions', too.
    inside.forEach((line, i) => { moves[place.start + i] = start + line; });
    return isSame;
  }
}
