export class Cart {
  size = 7;

  constructor(name /*: string */) {
    this.label = `cart ${name}`;
  }
}

export class BigCart extends Cart {}
