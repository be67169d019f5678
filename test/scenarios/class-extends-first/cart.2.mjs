export class Box {
  kind = 'box';

  static unit() {
    return 'cases';
  }

  size() {
    return `size of ${this.kind}`;
  }
}

export class Cart extends Box {
  count /*: number */;

  constructor(count /*: number */) {
    super();
    this.count = count;
  }

  total() {
    return this.count;
  }
}

export class Crate extends Box {
  label() {
    return `case of ${super.size()}`;
  }
}
