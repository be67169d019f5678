export class Cart {
  name = 'cart';
  size = 1;

  total() {
    return 2;
  }
}
