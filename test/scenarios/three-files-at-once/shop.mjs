import { total } from './cart.mjs';

export class Shop {
  describe(count /*: number */) {
    return `shop: ${total(count)}`;
  }
}
