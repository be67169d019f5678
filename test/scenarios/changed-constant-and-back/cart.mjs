const RATE = 10;

export function total(count) {
  return count * RATE;
}
