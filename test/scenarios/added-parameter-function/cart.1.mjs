export function total(a /*: number */, ...more /*: number[] */) {
  return a + more.length;
}

export class Cart {
  add(a, b) {
    return a + b;
  }
}
