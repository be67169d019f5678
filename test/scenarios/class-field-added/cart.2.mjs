export class Cart {
  items = ['a'];
  rate = this.items.length + 5;

  total() {
    return this.items.length * (this.rate ?? 1);
  }
}

export class Big extends Cart {
  size = 'BIG';

  constructor(name /*: string */) {
    super();
    this.name = `${name}: ${this.size}`;
  }
}
