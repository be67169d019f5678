export const byPrice = (a, b) => a - b;

export function sorted(prices /*: number[] */) {
  return prices.sort(byPrice);
}
