export class Base {
  name() {
    return `BASE ${this.size() * 10}`;
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
