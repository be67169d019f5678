export function total(count /*: number */) {
  const text = `a
b`;
  return [count * 10, text.length];
}
