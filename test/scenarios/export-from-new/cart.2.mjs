export function total(count) {
  return count;
}

export function half(count) {
  return count / 4;
}
