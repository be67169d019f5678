export class Box {
  kind = 'box';

  static unit() {
    return 'boxes';
  }

  size() {
    return `size of ${this.kind}`;
  }
}

export class Cart {
  count /*: number */;

  constructor(count /*: number */) {
    this.count = count;
  }

  total() {
    return this.count;
  }
}

export class Crate {
  label() {
    return 'box';
  }
}
