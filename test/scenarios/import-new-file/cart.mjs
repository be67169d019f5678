export function total(count) {
  return count + 1;
}
