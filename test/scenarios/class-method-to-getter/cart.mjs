export class Cart {
  size() {
    return 1;
  }

  get name() {
    return 'cart';
  }
}
