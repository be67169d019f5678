export function total() {
  return 8;
}
