export function total(count) {
  return count + 1;
}

export class Cart {
  items = ['a'];

  size() {
    return this.items.length;
  }
}
