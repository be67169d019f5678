export const log /*: string[] */ = [];

export class Cart {
  static sizes /*: number[] */;
  static #count = 1;
  static names = Object.keys({ small: 1, large: 2 });
  static #limits = new Map(Cart.names.map((name) => [name, name.length]));

  static {
    const count = Cart.#limits.size;
    this.sizes = [count, ...Cart.#limits.values()];
    log.push('first');
  }

  static {
    log.push('made');
  }

  total() {
    return Cart.#count + (Cart.#limits.get('small') ?? 0);
  }
}
