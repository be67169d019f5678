export const byPrice = (a, b) => b - a;

export function sorted(prices /*: number[] */) {
  return prices.sort(byPrice);
}
