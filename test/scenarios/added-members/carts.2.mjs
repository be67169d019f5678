class Cart {
  #count;

  constructor(count) {
    this.#count = count;
  }

  get count() {
    return this.#count;
  }

  set count(count) {
    this.#count = count * 100;
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
    yield 'huge:';
    yield super.show();
  }
}
