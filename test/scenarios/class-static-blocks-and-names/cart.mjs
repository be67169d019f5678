export class Cart {
  static static = 22;

  static {
  }
}

export class Order {
  static log = '';

  static {
    this.log += 'a';
  }

  static {
    this.log += 'b';
  }
}
