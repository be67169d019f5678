const prices = [1, 2].map((price) => price * 2);

export function total(count) {
  return prices.length * count + prices[1];
}
