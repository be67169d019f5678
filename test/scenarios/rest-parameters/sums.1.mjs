export function sum(first /*: number */, ...prices /*: number[] */) {
  return first * 10 + prices.length;
}

export const rest = (first, ...others) => [first, others.length];
