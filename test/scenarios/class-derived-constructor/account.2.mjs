class Base {
  constructor(name /*: string */) {
    this.name = name;
  }

  prefix() {
    return 'base';
  }
}

export class Account extends Base {
  #balance = 5;
  owner = 'me';
  history = ['open', this.owner];

  constructor(name /*: string */, balance /*: number */) {
    const full = `${name} & co`;
    super(full.toUpperCase());
    this.#balance += balance;
  }

  show() {
    return `${this.name} ${this.#balance} ${this.history}`;
  }
}
