export class Cart {
  #price;
  #rate = 10;

  constructor(price /*: number */) {
    this.#price = price;
  }

  total() {
    return this.#taxed(this.#price) * this.#rate;
  }

  #taxed(price /*: number */) {
    return price + this.#rate;
  }

  static isCart(value /*: object */) {
    return #price in value;
  }
}
