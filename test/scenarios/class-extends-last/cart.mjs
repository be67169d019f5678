export class Box {
  kind = 'box';

  static unit() {
    return 'boxes';
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
    return `crate of ${super.size()}`;
  }
}
