import { Big, Cart } from './cart.mjs';

const cart = new Cart();
const big = new Big('old');

globalThis.probe = async () => ({
  old: [cart.total(), JSON.stringify(big)],
  fresh: [new Cart().total(), JSON.stringify(new Cart()), JSON.stringify(new Big('new')), new Big('x') instanceof Cart],
});
