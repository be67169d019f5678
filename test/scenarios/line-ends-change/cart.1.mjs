export function total(count /*: number */) {
  const text = `a
b`;
  return [count + 1, text.length];
}
