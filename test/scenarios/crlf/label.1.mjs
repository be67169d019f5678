export function label(count /*: number */) {
  const text = `c
d`;
  // more
  return text + count * 10;
}
