export class Cart {
  #items = 1;

  count = () => 'one';

  label() {
    return 'cart';
  }

  secret() {
    return this.#items;
  }

  get empty() {
    return this.#items === 0;
  }
}
