export class Cart {
  items = ['a', 'b'];

  total() {
    return this.items.length;
  }
}
