export class Money {
  constructor(amount /*: number */) {
    this.amount = amount;
  }

  toJSON() {
    return { cents: this.amount * 100 };
  }

  toString() {
    return `EUR ${this.amount}`;
  }

  valueOf() {
    return this.amount * 100;
  }
}

export class Weight extends Money {
  [Symbol.toPrimitive](hint) {
    return `${this.amount} ${hint}`;
  }
}
