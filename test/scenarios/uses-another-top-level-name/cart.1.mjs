import { tax } from './tax.mjs';

const RATE = 3;

class Money {
  constructor(amount /*: number */) {
    this.amount = amount;
  }
}

function rounded(value) {
  return Math.round(value);
}

export const all = () => [RATE, new Money(1), rounded(1), tax(1)];

export function total(count) {
  return rounded(count * RATE + 0.2) + new Money(10).amount + tax(count);
}
