export function total(count) {
  return count + 10;
}
