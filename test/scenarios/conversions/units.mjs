export class Money {
  constructor(amount /*: number */) {
    this.amount = amount;
  }

  toJSON() {
    return { eur: this.amount };
  }

  toString() {
    return `${this.amount} EUR`;
  }

  valueOf() {
    return this.amount;
  }
}

export class Weight extends Money {
  [Symbol.toPrimitive](hint) {
    return `${hint} ${this.amount}`;
  }
}
