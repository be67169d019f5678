import diffSequences from 'diff-sequences';

/** So many pairs of lines are compared at most one by one; what is larger is first cut at lines that occur only once. */
const MAX_PAIRS = 250_000;

/** A part of the old lines and the part of the new ones that it is compared with; the ends are not part of it. */
interface Part { from: number; to: number; newFrom: number; newTo: number }

/** For each of the old lines (0-based) its place among the new ones; a line that is no more there follows the one before it. */
export function lineMoves(oldLines: readonly string[], newLines: readonly string[]): number[] {
  const [olds, news] = [oldLines.map(withoutSpace), newLines.map(withoutSpace)];
  const moves: number[] = [];
  const parts: Part[] = [{ from: 0, to: olds.length, newFrom: 0, newTo: news.length }];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const rest = withoutCommonEnds(part, olds, news, moves);
    if ((rest.to - rest.from) * (rest.newTo - rest.newFrom) <= MAX_PAIRS) compare(rest, olds, news, moves);
    else parts.push(...cutAtAnchors(rest, olds, news));
  }
  return filled(moves, olds.length, news.length);
}

/** A line that was laid out anew is the same line. */
const withoutSpace = (line: string): string => line.replace(/\s+/g, '');

function withoutCommonEnds({ from, to, newFrom, newTo }: Part, olds: readonly string[], news: readonly string[], moves: number[]): Part {
  while (from < to && newFrom < newTo && olds[from] === news[newFrom]) moves[from++] = newFrom++;
  while (from < to && newFrom < newTo && olds[to - 1] === news[newTo - 1]) moves[--to] = --newTo;
  return { from, to, newFrom, newTo };
}

function compare({ from, to, newFrom, newTo }: Part, olds: readonly string[], news: readonly string[], moves: number[]): void {
  const isCommon = (a: number, b: number): boolean => olds[from + a] === news[newFrom + b];
  diffSequences(to - from, newTo - newFrom, isCommon, (count, a, b) => {
    for (let i = 0; i < count; i++) moves[from + a + i] = newFrom + b + i;
  });
}

/** The parts between lines that are there once before and once after, in the same order; none where there is no such line. */
function cutAtAnchors({ from, to, newFrom, newTo }: Part, olds: readonly string[], news: readonly string[]): Part[] {
  const places = onlyOnce(news, newFrom, newTo);
  const pairs = [...onlyOnce(olds, from, to)].flatMap(([line, old]) => (places.has(line) ? [{ old, place: places.get(line)! }] : []));
  const anchors = longestRising(pairs);
  if (anchors.length === 0) return [];
  const starts = [{ old: from, place: newFrom }, ...anchors];
  return starts.map(({ old, place }, i) => ({ from: old, newFrom: place, to: anchors[i]?.old ?? to, newTo: anchors[i]?.place ?? newTo }));
}

/** @returns lines that occur once from `from` to before `to`, in their order */
function onlyOnce(lines: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const again = new Set<string>();
  for (let i = from; i < to; i++) {
    if (places.has(lines[i]!)) again.add(lines[i]!);
    else places.set(lines[i]!, i);
  }
  again.forEach((line) => places.delete(line));
  return places;
}

/** The longest choice of pairs, whose `old` rises, in which `place` rises too. By piles of patience. */
function longestRising<Pair extends { place: number }>(pairs: readonly Pair[]): Pair[] {
  interface Card { pair: Pair; below: Card | undefined }
  const tops: Card[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tops[middle]!.pair.place < pair.place) low = middle + 1;
      else high = middle;
    }
    tops[low] = { pair, below: tops[low - 1] };
  }
  const chosen: Pair[] = [];
  for (let card = tops.at(-1); card; card = card.below) chosen.push(card.pair);
  return chosen.reverse();
}

function filled(moves: number[], length: number, newLength: number): number[] {
  let shift = 0;
  for (let i = 0; i < length; i++) {
    const moved = moves[i];
    if (moved === undefined) moves[i] = Math.min(i + shift, Math.max(0, newLength - 1));
    else shift = moved - i;
  }
  return moves;
}
