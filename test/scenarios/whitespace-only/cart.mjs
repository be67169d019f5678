export function total(count) {
  const more = [1, 2];
  return count + more.length;
}
