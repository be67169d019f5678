export class Cart {
  items = ['a'];

  total() {
    return this.size() * 10;
  }

  size() {
    return this.items.length;
  }
}
