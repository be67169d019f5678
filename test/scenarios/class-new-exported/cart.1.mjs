export const unit = 'pieces';

class Cart {
  count = 1;

  total() {
    return this.count;
  }
}

export class BigCart extends Cart {
  #size;

  constructor(size /*: number */) {
    super();
    this.#size = size;
  }

  total() {
    return super.total() * this.#size;
  }
}
