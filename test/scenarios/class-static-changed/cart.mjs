export class Cart {
  static made = 0;
  static limit = 10;
  static old = true;

  static describe() {
    return `at most ${Cart.limit}`;
  }
}
