export class Base {
  name() {
    return `base ${this.size()}`;
  }

  size() {
    return 1;
  }
}

export class Cart extends Base {}

export class BigCart extends Cart {
  size() {
    return 2;
  }
}
