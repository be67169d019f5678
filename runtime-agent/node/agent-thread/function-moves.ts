import type { RunningFunction, RunningModule } from '../../code/running.ts';
import { lineMoves } from './line-moves.ts';
import type { SourceView } from './source-view.ts';

/**
 * Puts right where the lines of functions that run as they were loaded are now: of what changes its place a comparison of whole
 * files knows nothing, but the plan says which function is which.
 * @param moves for each loaded line (0-based) its place now, as far as the comparison knows; corrected in place
 */
export function correctMoves(moves: number[], { statements }: RunningModule, loaded: SourceView, latest: SourceView): void {
  const [olds, news] = [loaded.lines(), latest.lines()];
  for (const { functions } of statements) for (const each of functions) correct(each);

  function correct({ code: { fn }, place, children }: RunningFunction): void {
    const before = place.offsets && linesOf(loaded, place.offsets);
    if (before && move(before, linesOf(latest, fn))) return;
    children.forEach(correct);
  }

  /** @returns whether all of its lines are the same, with all that is in it */
  function move(from: Lines, to: Lines): boolean {
    const [before, after] = [olds.slice(from.start, from.end + 1), news.slice(to.start, to.end + 1)];
    const isSame = before.length === after.length && before.every((line, i) => line === after[i]);
    const inside = isSame ? before.map((_, i) => i) : lineMoves(before, after);
    // The first and the last line may be other functions', too.
    inside.forEach((line, i) => { moves[from.start + i] = to.start + line; });
    return isSame;
  }
}

interface Lines { start: number; end: number }

const linesOf = ({ range }: SourceView, { start, end }: { start: number; end: number }): Lines => {
  const { start: first, end: last } = range(start, end);
  return { start: first.line, end: last.line };
};
