export class Base {
  total() {
    return 1;
  }

  static of() {
    return 'base';
  }
}

export class Cart extends Base {
  total() {
    return super.total() + 1;
  }

  static of() {
    return `cart ${super.of()}`;
  }
}
