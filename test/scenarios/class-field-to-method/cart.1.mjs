export class Cart {
  name = 'cart';
  total = 2;

  size() {
    return 1;
  }
}
