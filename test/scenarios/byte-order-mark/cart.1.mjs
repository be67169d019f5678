export function total(count /*: number */) {
  return count + 1;
}
