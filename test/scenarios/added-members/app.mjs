import { BigCart } from './carts.mjs';

const old = new BigCart(2);

globalThis.probe = async () => {
  const cart = new BigCart(5);
  cart.count = 3;
  return { fresh: [old.show(), cart.show()] };
};
