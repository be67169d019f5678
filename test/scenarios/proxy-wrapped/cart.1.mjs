export function total(count) {
  return count * 10;
}

export class Cart {
  items = ['a'];

  size() {
    return this.items.length + 5;
  }
}
