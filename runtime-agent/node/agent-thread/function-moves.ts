import type { RunningFunction, RunningModule, RunningStatement } from '../../code/running.ts';
import type { Statement } from '../../code/snapshot.ts';
import { lineMoves } from './line-moves.ts';
import type { SourceView } from './source-view.ts';

/**
 * Puts right where the lines of loaded statements and functions are now: of what changes its place a comparison of whole files knows
 * nothing, but the plan says which is which.
 * @param moves for each loaded line (0-based) its place now, as far as the comparison knows; corrected in place
 */
export function correctMoves(moves: number[], running: RunningModule, loaded: SourceView, latest: SourceView): void {
  const [olds, news] = [loaded.lines(), latest.lines()];
  const present = new Set(running.latest.statements);
  // What waits for a restart has no place in the latest text.
  for (const each of running.statements) if (present.has(each.statement)) correctStatement(each);

  function correctStatement({ statement, offsets, functions, made }: RunningStatement): void {
    if (offsets && move(linesOf(loaded, offsets), linesOf(latest, statement))) return;
    if (made?.offsets) correctMembers(made.statement, statement);
    functions.forEach(correct);
  }

  /** Members without a guard run as the class was made with them. */
  function correctMembers(made: Statement, now: Statement): void {
    for (const member of now.members) {
      const before = member.functions.length === 0 && made.members.find(({ own, name }) => own === member.own && name === member.name);
      if (before) move(linesOf(loaded, before), linesOf(latest, member));
    }
  }

  function correct({ code: { fn, analysis }, place, children }: RunningFunction): void {
    const isPresent = analysis === running.latest.analysis;
    if (isPresent && place.offsets && move(linesOf(loaded, place.offsets), linesOf(latest, fn))) return;
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
