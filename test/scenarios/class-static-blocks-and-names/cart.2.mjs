export class Cart {
  static size = 22;

  static {
  }
}

export class Order {
  static log = '';

  static {
    this.log += 'b';
  }
}
