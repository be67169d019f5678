export function total(count) {
  return count + 10;;
}

export function half(count) {
  return count / 4;
}
