export const log /*: string[] */ = [];

export class Cart {
  static sizes /*: number[] */;
  static #count = 1;

  static {
    log.push('made');
  }

  total() {
    return Cart.#count;
  }
}
