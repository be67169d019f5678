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
    const full = `${name} & co`;
    super(full.toUpperCase());
    this.#balance = balance * 100;
    this.history.push(full, super.prefix(), (() => new.target.name)());
  }

  show() {
    return `${this.name} ${this.#balance} ${this.history}`;
  }
}
