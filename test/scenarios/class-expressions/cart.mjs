class Base {
  rate = 1;
}

export default class extends Base {
  count = 1;

  total() {
    return this.count * this.rate;
  }
}

export const Cart = class {
  count = 1;

  total() {
    return this.count;
  }
};
