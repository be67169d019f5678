export class Cart {
  items = ['a'];

  total() {
    return this.items.length;
  }
}

export class Big extends Cart {
  constructor(name /*: string */) {
    super();
    this.name = name;
  }
}
