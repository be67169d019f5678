export function double(count) {
  return count * 3;
}
