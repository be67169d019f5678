export class Cart {
  static limit;

  static {
    Cart.limit = 10;
  }

  total() {
    return Cart.limit;
  }
}
