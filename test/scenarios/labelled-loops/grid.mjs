export function find(grid /*: number[][] */, wanted /*: number */) {
  const seen = [];
  rows: for (const row of grid) {
    for (const cell of row) {
      if (cell < 0) continue rows;
      if (cell === wanted) break rows;
      seen.push(cell);
    }
  }
  check: {
    if (seen.length > 2) break check;
    seen.push('few');
  }
  return seen;
}
