export class Cart {
  items = ['a'];
  rate = this.items.length + 4;

  total() {
    return this.items.length * (this.rate ?? 1);
  }
}

export class Big extends Cart {
  size = 'big';

  constructor(name /*: string */) {
    super();
    this.name = `${name} ${this.size}`;
  }
}
