export class Cart {
  #rate = 30;
  items = [1, 2];
  #old = 'new one';

  #sum() {
    return this.items.length + this.#old.length;
  }

  total() {
    return this.#sum() * this.#rate;
  }
}
