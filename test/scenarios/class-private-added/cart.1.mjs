export class Cart {
  #rate = this.items?.length ?? 10;
  items /*: number[] */ = [];
  static #made = 0;
  #calls = { count: 0 };

  constructor(count /*: number */) {
    this.items.push(count);
    Cart.#made++;
  }

  total() {
    this.#calls.count += 1;
    [this.#rate] = [this.#rate + 1];
    return [this.#sum(1), this.#rate, this.#half, this?.#calls.count, #rate in this, Cart.#made > 0, this.#other(new Cart(0))].join(' ');
  }

  #sum(more /*: number */) {
    return this.items[0] + more;
  }

  get #half() {
    return this.#sum(0) / 2;
  }

  #other(cart /*: Cart */) {
    return cart.#rate++;
  }
}
