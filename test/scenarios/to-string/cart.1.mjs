export function total(count) {
  return count + 10;
}

export class Cart {
  total() { return 2; }
}
