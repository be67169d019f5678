export class Cart {
  static #limit = 10;

  sum = 0;

  static of(...prices /*: number[] */) {
    const cart = new this();
    for (const price of prices) cart.sum += price * 10;
    return cart;
  }

  static limit() {
    return Cart.#limit + 1;
  }
}

export class BigCart extends Cart {}
