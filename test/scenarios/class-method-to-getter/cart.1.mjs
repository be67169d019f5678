export class Cart {
  get size() {
    return 1;
  }

  name() {
    return 'cart';
  }
}
