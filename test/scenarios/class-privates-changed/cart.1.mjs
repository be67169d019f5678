export class Cart {
  #rate = 20;
  items = [1, 2];

  #sum() {
    return this.items.length;
  }

  #twice() {
    return this.#sum() * 2;
  }

  total() {
    return this.#twice() * this.#rate;
  }
}
