class Base {
  rate = 10;
}

export default class extends Base {
  count = 2;

  total() {
    return this.count * this.rate;
  }

  more() {
    return 'more';
  }
}

export const Cart = class {
  static limit = 5;
  count = 3;
  #step = 4;

  total() {
    return this.count * this.#step;
  }
};
