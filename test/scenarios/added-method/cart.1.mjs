export class Cart {
  items = ['a'];

  isEmpty() {
    return this.items.length === 0;
  }

  total() {
    return this.items.length;
  }
}
