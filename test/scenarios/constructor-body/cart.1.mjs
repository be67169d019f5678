export class Cart {
  size = 7;

  constructor(name /*: string */) {
    this.label = `CART ${name}`;
    this.size += 1;
  }
}

export class BigCart extends Cart {}
