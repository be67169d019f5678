const rate = 1;

export function total(count /*: number */) {
  return count - rate;
}
