import { Cart } from './cart.mjs';

const cart = new Cart([1, 2]);
const taken = Cart.prototype.total;
const bound = cart.total.bind(cart);

globalThis.probe = async () => ({
  old: cart.total(), taken: taken.call(cart), bound: bound(), same: taken === Cart.prototype.total,
  fresh: new Cart([1, 2]).total(),
});
