import { pair, price, total } from './cart.mjs';

const held = { pair, price, total };

globalThis.probe = async () => ({
  held: [held.total(2), held.price(2), held.pair(2)],
  fresh: [total(2), price(2), pair(2)],
});
