export const api = Object.freeze({
  total: (count /*: number */) => count + 1,
  cart: Object.freeze({
    half(count /*: number */) {
      return count / 2;
    },
  }),
});

export class Money {
  constructor(amount /*: number */) {
    this.amount = amount;
    Object.freeze(this);
  }

  double() {
    return new Money(this.amount * 2);
  }
}
Object.freeze(Money.prototype);
