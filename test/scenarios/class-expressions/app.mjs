import Basket, { Cart } from './cart.mjs';

const [basket, cart] = [new Basket(), new Cart()];

globalThis.probe = async () => ({
  old: [basket.total(), cart.total()],
  fresh: [new Basket().total(), new Cart().total(), Cart.limit ?? 'none', basket.more?.() ?? 'none'],
});
