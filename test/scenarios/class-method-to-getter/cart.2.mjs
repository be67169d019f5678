export class Cart {
  get size() {
    return 'one';
  }

  name() {
    return 'CART';
  }
}
