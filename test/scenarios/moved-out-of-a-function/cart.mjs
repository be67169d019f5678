export function total(count /*: number */) {
  function rate() {
    return 2;
  }
  return count * rate();
}
