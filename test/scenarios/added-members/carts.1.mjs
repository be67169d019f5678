class Cart {
  #count;

  constructor(count) {
    this.#count = count;
  }

  get count() {
    return this.#count;
  }

  set count(count) {
    this.#count = count * 10;
  }

  show() {
    return `${this.count} items, ${Cart.unit()}`;
  }

  static unit() {
    return 'pieces';
  }
}

export class BigCart extends Cart {
  show() {
    return [...this.parts()].join(' ');
  }

  *parts() {
    yield 'big:';
    yield super.show();
  }
}
