export class Cart {
  static rate = 3;
  static unit = 2;

  total(count /*: number */) {
    return -count * Cart.rate;
  }
}
