export class Cart {
  #items = 1;

  get empty() {
    return this.#items === 0;
  }
}
