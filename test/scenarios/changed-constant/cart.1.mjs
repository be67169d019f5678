const RATE = 20;

export function total(count) {
  return count * RATE;
}
