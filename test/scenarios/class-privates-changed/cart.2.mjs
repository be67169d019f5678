export class Cart {
  #rate = 30;
  items = [1, 2];

  total() {
    return this.items.length * this.#rate;
  }
}
