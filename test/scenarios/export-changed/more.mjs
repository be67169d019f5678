export function triple(count) {
  return count * 3;
}
