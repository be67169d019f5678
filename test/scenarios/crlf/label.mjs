export function label(count /*: number */) {
  const text = `a
b`;
  return text + count;
}
