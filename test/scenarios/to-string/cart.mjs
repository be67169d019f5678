export function total(count) {
  return count + 1;
}

export class Cart {
  total() { return 1; }
}
