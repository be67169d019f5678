export class Cart {
  items = ['a'];
  #rate = 5;

  total() {
    return this.items.length * this.#rate;
  }
}
