class Cart {
  #count;

  constructor(count) {
    this.#count = count;
  }

  show() {
    return `${this.#count} items`;
  }
}

export class BigCart extends Cart {
  show() {
    return super.show();
  }
}
