export function total(count /*: number */) {
  return count * 10;
}
