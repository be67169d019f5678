function rate() {
  return 3;
}

export function total(count /*: number */) {
  return count * rate();
}
