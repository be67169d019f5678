class Base {
  constructor(name /*: string */) {
    this.name = name;
  }

  prefix() {
    return 'base';
  }
}

export class Account extends Base {
  #balance = 0;
  history = ['open'];

  constructor(name /*: string */, balance /*: number */) {
    super(name);
    this.#balance = balance;
  }

  show() {
    return `${this.name} ${this.#balance} ${this.history}`;
  }
}
