import { BigCart, Cart } from './cart.mjs';

const { of } = Cart;

globalThis.probe = async () => ({
  taken: of.call(Cart, 1).sum,
  fresh: { sum: Cart.of(1, 2).sum, big: BigCart.of(1, 2) instanceof BigCart, limit: Cart.limit() },
});
