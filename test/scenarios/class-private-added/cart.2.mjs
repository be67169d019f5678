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
    return [this.#sum(1), this.#rate, this.#half, this.#calls.count].join(' ');
  }

  #sum(more /*: number */) {
    return this.items[0] + more * 100;
  }

  get #half() {
    return this.#sum(0) / 4;
  }
}
