export function total(count) {
  return count + 1;
}

export function half(count) {
  return count / 2;
}
