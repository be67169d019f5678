export class Cart {
  items = ['a'];

  total() {
    return this.items.length;
  }
}
