export class Box {
  kind = 'BOX';

  static unit() {
    return 'boxes';
  }

  size() {
    return 'box';
  }
}

export class Bag {
  kind = 'BAG';

  static unit() {
    return 'bags';
  }

  size() {
    return 'bag';
  }
}

export class Cart extends Box {
  static unit() {
    return super.unit();
  }

  total() {
    return `a ${super.size()}`;
  }
}
