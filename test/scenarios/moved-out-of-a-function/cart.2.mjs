export function total(count /*: number */) {
  function rate() {
    return 5;
  }
  return count * rate();
}
