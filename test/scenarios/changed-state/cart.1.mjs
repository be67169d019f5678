let sum = 1000;

export function total(count) {
  sum += count;
  return sum > 100 ? 'much' : 'little';
}
