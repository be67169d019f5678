export class Item {
  constructor(amount /*: number */) {
    this.amount = amount;
  }

  price() {
    return this.amount * 10;
  }
}
