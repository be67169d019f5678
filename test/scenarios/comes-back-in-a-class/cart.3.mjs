export class Cart {
  #items = 1;

  count = () => 'two';

  label() {
    return 'basket';
  }

  secret() {
    return this.#items + 1;
  }

  get empty() {
    return this.#items === 0;
  }
}
