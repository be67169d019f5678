export class Cart {
  #rate = 2;
  items = [1];
  #old = 'old';

  #sum() {
    return this.items.length + this.#old.length;
  }

  total() {
    return this.#sum() * this.#rate;
  }
}
