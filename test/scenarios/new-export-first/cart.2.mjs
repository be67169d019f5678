globalThis.carts = 1;

export function half(count) {
  return count / 4;
}
