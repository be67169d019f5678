export class Cart {
  static rate = 3;
  static unit = 1;

  total(count /*: number */) {
    return -count * Cart.rate;
  }
}
